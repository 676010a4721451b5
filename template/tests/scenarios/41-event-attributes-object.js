// Event attributes come from an object as well, and a row of the table wins over the same key
run({
  eventAttributes: [
    { key: 'plan', value: 'team' },
    { key: 'source', value: 'ad' },
  ],
  eventAttributesObject: { plan: 'pro', seats: 5 },
});

assertThat(parameter('attrs_k')).isEqualTo('plan,seats,source');
assertThat(parameter('attrs_v')).isEqualTo('team,5,ad');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
