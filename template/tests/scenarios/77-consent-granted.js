// With all the required consent the event is sent at once
granted.push('ad_storage', 'analytics_storage');
run({ consentMode: 'require', consentTypes: [{ type: 'ad_storage' }, { type: 'analytics_storage' }] });

assertThat(sent).hasLength(1);
assertApi('isConsentGranted').wasCalledWith('ad_storage');
assertApi('isConsentGranted').wasCalledWith('analytics_storage');
assertApi('addConsentListener').wasNotCalled();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
