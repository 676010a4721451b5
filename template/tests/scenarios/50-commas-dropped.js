// Pairs with a comma inside their value can be left out, with a warning
run({ commaHandling: 'drop', eventAttributesObject: { colours: 'red,green', first: ',red', size: 'L' } });

assertThat(parameter('attrs_k')).isEqualTo('size');
assertThat(parameter('attrs_v')).isEqualTo('L');
assertThat(logs('"colours" is left out: it has a comma')).isTrue();
assertThat(logs('"first" is left out: it has a comma')).isTrue();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
