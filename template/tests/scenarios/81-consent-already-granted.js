// With consent there is nothing to wait for
granted.push('analytics_storage');
run({ consentMode: 'wait', consentTypes: [{ type: 'analytics_storage' }] });

assertThat(sent).hasLength(1);
assertApi('addConsentListener').wasNotCalled();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
