// Of more than 100 attributes the first 100 are sent, with a warning for each of the others
const attributes = {};
for (let i = 0; i < 102; i++) attributes['a' + i] = i;
run({ eventAttributesObject: attributes });

assertThat(parameter('attrs_k').split(',')).hasLength(100);
assertThat(parameter('attrs_v').split(',')[99]).isEqualTo('99');
assertThat(logs('"a99"')).isFalse();
assertThat(logs('"a100" is left out')).isTrue();
assertThat(logs('"a101" is left out')).isTrue();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
