// Without a Web API key the tag fails with a message, and nothing is sent
run({ apiKey: undefined });

assertApi('sendPixel').wasNotCalled();
assertThat(logs('"Web API key" is missing')).isTrue();
assertApi('gtmOnFailure').wasCalled();
assertApi('gtmOnSuccess').wasNotCalled();
