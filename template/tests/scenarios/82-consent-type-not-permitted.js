// A consent type that the template may not read is never asked for, and counts as not granted
mock('queryPermission', (permission, type) => type !== 'my_consent');
granted.push('analytics_storage', 'my_consent');
['require', 'wait'].forEach((mode) => {
  run({ consentMode: mode, consentTypes: [{ type: 'analytics_storage' }, { type: 'my_consent' }] });
});

assertApi('sendPixel').wasNotCalled();
assertApi('addConsentListener').wasNotCalled();
assertApi('isConsentGranted').wasNotCalledWith('my_consent');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
