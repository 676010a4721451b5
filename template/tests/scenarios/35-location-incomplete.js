// Half a location, or one that is no place on earth, is left out with a warning
[
  { latitude: '26.4', longitude: undefined },
  { latitude: '', longitude: '-80' },
  { latitude: 'north', longitude: '-80' },
  { latitude: 90.5, longitude: 10 },
  { latitude: -90.5, longitude: 10 },
  { latitude: 10, longitude: 180.5 },
  { latitude: ' ', longitude: 10 },
  { latitude: 10, longitude: -180.5 },
].forEach((fields) => {
  run(fields);
  assertThat(parameter('lc')).isUndefined();
  assertThat(logs('is no location')).isTrue();
});

assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
