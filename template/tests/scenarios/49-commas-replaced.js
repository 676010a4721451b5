// Commas inside values can be replaced by another character
run({
  commaHandling: 'replace',
  commaReplacement: ';',
  eventAttributesObject: { colours: 'red,green,blue', size: 'L' },
});

assertThat(parameter('attrs_k')).isEqualTo('colours,size');
assertThat(parameter('attrs_v')).isEqualTo('red%3Bgreen%3Bblue,L');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
