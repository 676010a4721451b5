// Pairs for which the URL has no room are left out, each with a warning; shorter ones after them still fit
run({
  maxUrlLength: '190',
  userIdentitiesObject: { email: 'ada@example.com' },
  eventAttributesObject: { story: 'a very long story that does not fit', size: 'L' },
});

assertThat(sent[0].length > 190).isFalse();
assertThat(parameter('ui_t')).isEqualTo('email');
assertThat(parameter('attrs_k')).isEqualTo('size');
assertThat(parameter('attrs_v')).isEqualTo('L');
assertThat(logs('"story" is left out: the URL would be too long')).isTrue();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
