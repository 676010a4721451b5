// A Web API key of dots alone, which would be a step in the path, fails
['.', '..', ' .. '].forEach((key) => run({ apiKey: key }));

assertApi('sendPixel').wasNotCalled();
assertThat(logs('"Web API key"')).isTrue();
assertApi('gtmOnFailure').wasCalled();
assertApi('gtmOnSuccess').wasNotCalled();
