// Event attributes of the table are sent as two parallel lists
run({
  eventAttributes: [
    { key: 'plan', value: 'pro & more' },
    { key: 'seats', value: '5' },
  ],
});

assertThat(parameter('attrs_k')).isEqualTo('plan,seats');
assertThat(parameter('attrs_v')).isEqualTo('pro%20%26%20more,5');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
