// Without an ecommerce object the event is sent without it, with a warning
run({ sendEcommerce: true });

assertThat(parameter('et')).isEqualTo('Unknown');
assertThat(parameter('attrs_k')).isUndefined();
assertThat(logs('"ecommerce" is no object')).isTrue();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
