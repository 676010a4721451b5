// The tag can succeed as soon as the request is sent, whatever the answer
run({ completion: 'request' });

assertThat(sent).hasLength(1);
assertApi('sendPixel').wasCalledWith(sent[0]);
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
