// Latitude and longitude are sent with a literal comma between them
run({ latitude: '26.4619396', longitude: ' -80.0691996 ' });
assertThat(parameter('lc')).isEqualTo('26.4619396,-80.0691996');

run({ latitude: 0, longitude: 0 });
assertThat(parameter('lc')).isEqualTo('0,0');

run({ latitude: '-90', longitude: '180.0' });
assertThat(parameter('lc')).isEqualTo('-90,180');

run({ latitude: '9e1', longitude: -180 });
assertThat(parameter('lc')).isEqualTo('90,-180');
assertApi('logToConsole').wasNotCalled();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
