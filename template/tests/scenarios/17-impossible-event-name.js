// What is no text makes no event name: the tag fails
[{ name: 'Sign-up' }, ['Sign-up'], undefined, null, 0 / 0, () => 'Sign-up'].forEach((name) => {
  run({ eventName: name });
  assertThat(logs('"Event name" is missing')).isTrue();
});

assertApi('sendPixel').wasNotCalled();
assertApi('gtmOnFailure').wasCalled();
assertApi('gtmOnSuccess').wasNotCalled();
