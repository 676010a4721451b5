// Undefined, null, empty text, NaN and functions drop their pair, and the lists stay aligned
const values = { a: undefined, b: 'first', c: null, d: '', e: 0 / 0, f: () => 'x', g: 'last' };
run({ eventAttributesObject: values, userAttributesObject: values, customFlagsObject: values });

['attrs', 'ua', 'flags'].forEach((list) => {
  assertThat(parameter(list + '_k')).isEqualTo('b,g');
  assertThat(parameter(list + '_v')).isEqualTo('first,last');
});
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
