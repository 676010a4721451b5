// A pair with a comma in its key is left out with a warning
run({ eventAttributesObject: { 'plan,name': 'pro', ',': 'first', size: 'L' } });

assertThat(parameter('attrs_k')).isEqualTo('size');
assertThat(parameter('attrs_v')).isEqualTo('L');
assertThat(logs('"plan,name" is left out: it has a comma')).isTrue();
assertThat(logs('"," is left out: it has a comma')).isTrue();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
