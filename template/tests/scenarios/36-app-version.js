// The app version is sent as text
run({ appVersion: ' 4.2.0 (beta) ' });

assertThat(parameter('av')).isEqualTo('4.2.0%20(beta)');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
