// A variable may yield true or false for the environment; anything else means automatic, with a warning
run({ environment: true });
assertThat(parameter('dbg')).isEqualTo('true');

container = { debugMode: true, previewMode: true };
run({ environment: 'FALSE' });
assertThat(parameter('dbg')).isEqualTo('false');

run({ environment: 'staging' });
assertThat(parameter('dbg')).isEqualTo('true');
assertThat(logs('"staging" is no environment')).isTrue();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
