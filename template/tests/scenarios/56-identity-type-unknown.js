// An unknown user identity type is sent as it is, with a warning
run({ userIdentities: [{ key: 'phone_number', value: '212-555-1212' }] });

assertThat(parameter('ui_t')).isEqualTo('phone_number');
assertThat(parameter('ui_v')).isEqualTo('212-555-1212');
assertThat(logs('"phone_number" is no known identity type')).isTrue();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
