// An event that waited for consent is sent with the values of the moment when the tag fired
run({ consentMode: 'wait', consentTypes: [{ type: 'analytics_storage' }], sendPagePath: true });
mock('getTimestampMillis', () => now + 60000);
pageUrl = 'https://www.example.com/elsewhere';
grant('analytics_storage');

assertThat(parameter('ct')).isEqualTo('1735689600000');
assertThat(parameter('attrs_v')).isEqualTo('%2Fplans');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
