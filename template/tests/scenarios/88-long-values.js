// An attribute value above 4096 characters and an identity above 256 are left out, with a warning
let long = 'abcdefgh';
while (long.length < 256) long = long + long;
let longer = long;
while (longer.length < 4096) longer = longer + longer;
run({
  maxUrlLength: '20000',
  eventAttributesObject: { fits: longer, tooLong: longer + 'x' },
  userIdentitiesObject: { email: long, customerid: long + 'x' },
});

assertThat(parameter('attrs_k')).isEqualTo('fits');
assertThat(parameter('attrs_v')).isEqualTo(longer);
assertThat(parameter('ui_t')).isEqualTo('email');
assertThat(logs('"tooLong" is left out')).isTrue();
assertThat(logs('"customerid" is left out')).isTrue();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
