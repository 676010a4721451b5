// An ecommerce object from a variable is used instead of the data layer, and a chosen event type stays
dataLayer = { ecommerce: { transaction_id: 'layer' } };
run({ sendEcommerce: true, ecommerceObject: { transaction_id: 'variable' }, eventType: 'Other' });

assertThat(parameter('attrs_k')).isEqualTo('Transaction%20Id');
assertThat(parameter('attrs_v')).isEqualTo('variable');
assertThat(parameter('et')).isEqualTo('Other');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
