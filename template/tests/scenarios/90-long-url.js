// Pairs for which the URL has no room are left out, each with a warning; shorter ones after them still fit
const url =
  'https://pixels.mparticle.com/v1/us1-0123456789abcdef0123456789abcdef/Pixel' +
  '?dt=AppEvent&et=Unknown&n=Sign-up&ct=1735689600000&dbg=false' +
  '&ui_t=email&ui_v=ada%40example.com&attrs_k=size&attrs_v=L';
run({
  maxUrlLength: url.length,
  userIdentitiesObject: { email: 'ada@example.com' },
  eventAttributesObject: { story: 'a very long story that does not fit', size: 'L' },
  userAttributesObject: { tier: 'gold' },
});

assertThat(sent).isEqualTo([url]);
assertThat(logs('"story" is left out: the URL is full')).isTrue();
assertThat(logs('"tier" is left out: the URL is full')).isTrue();
assertThat(logs('"size"')).isFalse();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
