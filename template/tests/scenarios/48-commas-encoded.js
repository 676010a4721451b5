// A comma inside a value is encoded, the commas between values are not
run({ eventAttributesObject: { title: 'Config, The Barbarian', size: 'L' } });

assertThat(parameter('attrs_k')).isEqualTo('title,size');
assertThat(parameter('attrs_v')).isEqualTo('Config%2C%20The%20Barbarian,L');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
