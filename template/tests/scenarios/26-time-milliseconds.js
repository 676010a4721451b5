// A time in milliseconds is sent as it is, also when it is text
run({ timestamp: 1700000000123 });
assertThat(parameter('ct')).isEqualTo('1700000000123');

run({ timestamp: ' 1700000000123 ' });
assertThat(parameter('ct')).isEqualTo('1700000000123');
assertApi('logToConsole').wasNotCalled();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
