// Pairs with a comma inside their value can be left out, with a warning
run({ commaHandling: 'drop', eventAttributesObject: { colours: 'red,green', size: 'L' } });

assertThat(parameter('attrs_k')).isEqualTo('size');
assertThat(parameter('attrs_v')).isEqualTo('L');
assertThat(logs('"colours" is left out')).isTrue();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
