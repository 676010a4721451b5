// With the fields’ own defaults the tag sends the plain event and has nothing to say
run({
  eventType: 'auto',
  sendPageUrl: false,
  sendPagePath: false,
  sendReferrer: false,
  sendUtm: false,
  sendClickIds: false,
  sendEcommerce: false,
  consentMode: 'none',
  environment: 'auto',
  commaHandling: 'encode',
  maxUrlLength: '8000',
  completion: 'response',
  debugLogging: false,
});

assertThat(sent).isEqualTo([
  'https://pixels.mparticle.com/v1/us1-0123456789abcdef0123456789abcdef/Pixel' +
    '?dt=AppEvent&et=Unknown&n=Sign-up&ct=1735689600000&dbg=false',
]);
assertApi('logToConsole').wasNotCalled();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
