// A custom event type may come in any spelling
const sentTypes = ['UserContent', 'user_content', 'User Content', 'USER-CONTENT', 'media'].map((type) => {
  run({ eventType: type });
  return parameter('et');
});

assertThat(sentTypes).isEqualTo(['UserContent', 'UserContent', 'UserContent', 'UserContent', 'Media']);
assertApi('logToConsole').wasNotCalled();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
