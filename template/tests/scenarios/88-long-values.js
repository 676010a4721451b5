// An attribute value above 4096 characters and an identity above 256 are left out, with a warning
let text = 'abcdefgh';
while (text.length < 256) text = text + text;
let longText = text;
while (longText.length < 4096) longText = longText + longText;
run({
  maxUrlLength: '20000',
  eventAttributesObject: { fits: longText, tooLong: longText + 'x' },
  userIdentitiesObject: { email: text, customerid: text + 'x' },
});

assertThat(parameter('attrs_k')).isEqualTo('fits');
assertThat(parameter('attrs_v')).isEqualTo(longText);
assertThat(parameter('ui_t')).isEqualTo('email');
assertThat(parameter('ui_v')).isEqualTo(text);
assertThat(logs('"tooLong" is left out')).isTrue();
assertThat(logs('"customerid" is left out')).isTrue();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
