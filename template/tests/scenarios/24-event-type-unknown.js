// A custom event type that does not exist becomes Unknown, with a warning
run({ eventType: 'Purchase' });

assertThat(parameter('et')).isEqualTo('Unknown');
assertThat(logs('"Purchase" is no event type')).isTrue();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
