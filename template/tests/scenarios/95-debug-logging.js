// Debug logging shows what is sent, decoded, after the warnings
run({
  debugLogging: true,
  eventName: 'Größe',
  eventAttributesObject: { plan: 'pro plan' },
  eventType: 'Purchase',
});

assertThat(logged.split('\n')).isEqualTo([
  'mParticle Pixel: "Purchase" is no event type',
  'https://pixels.mparticle.com/v1/us1-0123456789abcdef0123456789abcdef/Pixel?dt=AppEvent',
  'et=Unknown',
  'n=Größe',
  'ct=1735689600000',
  'dbg=false',
  'attrs_k=plan',
  'attrs_v=pro plan',
  '',
]);
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
