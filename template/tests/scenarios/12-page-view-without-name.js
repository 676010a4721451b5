// A page view without a name is called PageView
run({ eventKind: 'ScreenView', eventName: ' ' });

assertThat(parameter('dt')).isEqualTo('ScreenView');
assertThat(parameter('n')).isEqualTo('PageView');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
