// An event name and a key longer than 256 characters are cut, with a warning
let text = 'abcdefgh';
while (text.length < 256) text = text + text;
run({ eventName: text + 'x', eventAttributes: [{ key: text + 'y', value: '1' }] });

assertThat(parameter('n')).isEqualTo(text);
assertThat(parameter('attrs_k')).isEqualTo(text);
assertThat(logs('x" is cut to 256 characters')).isTrue();
assertThat(logs('y" is cut to 256 characters')).isTrue();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
