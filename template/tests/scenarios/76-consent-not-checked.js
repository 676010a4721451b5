// Without a consent check nobody is asked
run({ consentMode: 'none', consentTypes: [{ type: 'analytics_storage' }] });

assertThat(sent).hasLength(1);
assertApi('isConsentGranted').wasNotCalled();
assertApi('addConsentListener').wasNotCalled();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
