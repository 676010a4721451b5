// Without a length of its own the URL may have 8,000 characters, whatever list they are in
let text = 'abcdefgh';
while (text.length < 4000) text = text + text;
const room = 8000 - (sentUrl({}).length + '&attrs_k=a,b&attrs_v=,'.length + 4096);
[undefined, '', 0, '0', -1, 'long'].forEach((maxUrlLength) => {
  const values = { a: text.slice(0, 4096), b: text.slice(0, room) };
  assertThat(sentUrl({ maxUrlLength: maxUrlLength, eventAttributesObject: values })).hasLength(8000);
  assertThat(parameter('attrs_k')).isEqualTo('a,b');

  values.b = values.b + 'x';
  run({ maxUrlLength: maxUrlLength, eventAttributesObject: values });
  assertThat(parameter('attrs_k')).isEqualTo('a');
});

assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
