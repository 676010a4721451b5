// A custom event sends its name, its type, the time and the environment
run({});

assertThat(sent).isEqualTo([
  'https://pixels.mparticle.com/v1/us1-0123456789abcdef0123456789abcdef/Pixel' +
    '?dt=AppEvent&et=Unknown&n=Sign-up&ct=1735689600000&dbg=false',
]);
assertApi('logToConsole').wasNotCalled();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
