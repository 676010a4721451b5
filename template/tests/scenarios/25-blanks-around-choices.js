// Blanks around a custom event type and an environment do not matter
run({ eventType: ' Navigation ', environment: ' development ' });

assertThat(parameter('et')).isEqualTo('Navigation');
assertThat(parameter('dbg')).isEqualTo('true');
assertApi('logToConsole').wasNotCalled();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
