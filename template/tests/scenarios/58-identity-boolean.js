// True and false are nobody’s identity: GTM yields false for a variable that it cannot read
run({
  userIdentities: [
    { key: 'email', value: false },
    { key: 'customerid', value: true },
    { key: 'google', value: false },
  ],
  userIdentitiesObject: { email: false, other: '7', google: 'g' },
  eventAttributesObject: { isMember: false },
});

assertThat(parameter('ui_t')).isEqualTo('other,google');
assertThat(parameter('ui_v')).isEqualTo('7,g');
assertThat(logs('"email" is left out: it is a boolean')).isTrue();
assertThat(logs('"customerid" is left out: it is a boolean')).isTrue();
assertThat(parameter('attrs_v')).isEqualTo('false');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
