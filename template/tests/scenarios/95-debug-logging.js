// Debug logging shows what is sent, decoded, after the warnings
run({
  debugLogging: true,
  eventName: 'Größe',
  eventAttributesObject: { plan: 'pro plan' },
  eventType: 'Purchase',
});

assertThat(logged).isEqualTo(
  'mParticle Pixel: "Purchase" is no custom event type\n' +
    'https://pixels.mparticle.com/v1/us1-0123456789abcdef0123456789abcdef/Pixel?dt=AppEvent\n' +
    'et=Unknown\nn=Größe\nct=1735689600000\ndbg=false\nattrs_k=plan\nattrs_v=pro plan\n'
);
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
