// Of a user identity that comes twice the last value is sent, with a warning
run({
  userIdentities: [
    { key: 'email', value: 'old@example.com' },
    { key: 'Email', value: 'new@example.com' },
  ],
});

assertThat(parameter('ui_t')).isEqualTo('email');
assertThat(parameter('ui_v')).isEqualTo('new%40example.com');
assertThat(logs('"email" has several values')).isTrue();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
