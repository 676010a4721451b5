// An address without a query has no UTM parameters and no click IDs
pageUrl = 'https://www.example.com/plans';
run({ sendUtm: true, sendClickIds: true });

assertThat(parameter('attrs_k')).isUndefined();
assertThat(parameter('flags_k')).isUndefined();
assertApi('logToConsole').wasNotCalled();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
