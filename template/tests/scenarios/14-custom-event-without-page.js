// A custom event never sends a host name or a title, even if they are given
run({ hostName: 'shop.example.org', pageTitle: 'Your plan' });

assertThat(parameter('n')).isEqualTo('Sign-up');
assertThat(parameter('hn')).isUndefined();
assertThat(parameter('ttl')).isUndefined();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
