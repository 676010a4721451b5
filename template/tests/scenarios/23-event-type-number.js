// A custom event type may come as the number that the Web SDK gives it
const sentTypes = [0, 1, '5', 9].map((type) => {
  run({ eventType: type });
  return parameter('et');
});

assertThat(sentTypes).isEqualTo(['Unknown', 'Navigation', 'UserContent', 'Media']);
assertApi('logToConsole').wasNotCalled();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
