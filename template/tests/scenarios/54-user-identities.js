// User identities come from a table and an object; a row of the table wins over the same type
run({
  userIdentities: [
    { key: 'customerid', value: '1234567' },
    { key: 'other', value: 'x' },
  ],
  userIdentitiesObject: { email: 'ada@example.com', customerId: '7' },
});

assertThat(parameter('ui_t')).isEqualTo('email,customerid,other');
assertThat(parameter('ui_v')).isEqualTo('ada%40example.com,1234567,x');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
