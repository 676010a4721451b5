// An event name and a key longer than 256 characters are cut, with a warning
let long = 'abcdefgh';
while (long.length < 256) long = long + long;
run({ eventName: long + 'x', eventAttributes: [{ key: long + 'y', value: '1' }] });

assertThat(parameter('n')).isEqualTo(long);
assertThat(parameter('attrs_k')).isEqualTo(long);
assertThat(logs('x" is cut to 256 characters')).isTrue();
assertThat(logs('y" is cut to 256 characters')).isTrue();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
