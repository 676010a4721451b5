// Keys are compared as they are sent: of two that are equal once cut or cleaned the last value stays, with a warning
const half = '\ud83d';
let long = 'abcdefgh';
while (long.length < 256) long = long + long;
const values = {};
values['plan' + half] = 'first';
values[half + 'plan'] = 'second';
values[long + 'x'] = '1';
values[long + 'y'] = '2';
run({ eventAttributesObject: values, eventAttributes: [{ key: 'plan', value: 'third' }] });

assertThat(parameter('attrs_k')).isEqualTo('plan,' + long);
assertThat(parameter('attrs_v')).isEqualTo('third,2');
assertThat(logs('"plan" has several values')).isTrue();
assertThat(logs('"' + long + '" has several values')).isTrue();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
