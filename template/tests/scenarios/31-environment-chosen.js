// A chosen environment holds in preview mode and without it
run({ environment: 'development' });
assertThat(parameter('dbg')).isEqualTo('true');

container = { debugMode: true, previewMode: true };
run({ environment: 'production' });
assertThat(parameter('dbg')).isEqualTo('false');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
