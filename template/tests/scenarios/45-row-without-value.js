// A row with an empty value leaves out the same key of the object
run({
  eventAttributes: [{ key: 'plan', value: '' }],
  eventAttributesObject: { plan: 'pro', seats: 5 },
});

assertThat(parameter('attrs_k')).isEqualTo('seats');
assertThat(parameter('attrs_v')).isEqualTo('5');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
