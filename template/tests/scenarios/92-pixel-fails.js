// When the pixel does not load, the tag fails
mock('sendPixel', (url, onSuccess, onFailure) => {
  sent.push(url);
  onFailure();
});
run({ completion: 'response' });

assertThat(sent).hasLength(1);
assertApi('gtmOnFailure').wasCalled();
assertApi('gtmOnSuccess').wasNotCalled();
