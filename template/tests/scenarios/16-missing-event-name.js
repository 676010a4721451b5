// A custom event without a name fails with a message, and nothing is sent
run({ eventName: ' ' });

assertApi('sendPixel').wasNotCalled();
assertThat(logs('"Event name" is missing')).isTrue();
assertApi('gtmOnFailure').wasCalled();
assertApi('gtmOnSuccess').wasNotCalled();
