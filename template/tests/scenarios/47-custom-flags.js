// Custom flags come from a table and an object
run({
  customFlags: [{ key: 'Google.Category', value: 'Plans' }],
  customFlagsObject: { 'Google.Page': '/plans' },
});

assertThat(parameter('flags_k')).isEqualTo('Google.Page,Google.Category');
assertThat(parameter('flags_v')).isEqualTo('%2Fplans,Plans');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
