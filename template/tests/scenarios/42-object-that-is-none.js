// A variable for an object that yields something else is left out with a warning
run({ eventAttributesObject: 'plan=pro', userAttributesObject: ['pro'] });

assertThat(parameter('attrs_k')).isUndefined();
assertThat(parameter('ua_k')).isUndefined();
assertThat(logs('"plan=pro" is no object')).isTrue();
assertThat(logs('"["pro"]" is no object')).isTrue();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
