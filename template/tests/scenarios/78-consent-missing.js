// Without one of the required consents nothing is sent, now or later, and the tag succeeds
granted.push('ad_storage');
run({ consentMode: 'require', consentTypes: [{ type: 'ad_storage' }, { type: 'analytics_storage' }] });
grant('analytics_storage');

assertApi('sendPixel').wasNotCalled();
assertApi('addConsentListener').wasNotCalled();
assertThat(logs('"analytics_storage" is not granted: the event is not sent')).isTrue();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
