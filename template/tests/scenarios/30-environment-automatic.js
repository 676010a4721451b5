// In GTM’s preview or debug mode the event is development data, otherwise production data
const environments = [
  { debugMode: false, previewMode: false },
  { debugMode: true, previewMode: false },
  { debugMode: false, previewMode: true },
].map((modes) => {
  container = modes;
  run({ environment: 'auto' });
  return parameter('dbg');
});

assertThat(environments).isEqualTo(['false', 'true', 'true']);
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
