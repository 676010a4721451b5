// An extra query parameter cannot override one that the tag sends itself
run({
  extraParameters: [
    { key: 'n', value: 'Other name' },
    { key: 'attrs_k', value: 'plan' },
  ],
});

assertThat(parameter('n')).isEqualTo('Sign-up');
assertThat(sent[0].indexOf('Other')).isEqualTo(-1);
assertThat(parameter('attrs_k')).isUndefined();
assertThat(logs('"n" is left out: the tag sends it')).isTrue();
assertThat(logs('"attrs_k" is left out: the tag sends it')).isTrue();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
