// Items that are no objects, or no list, are named in a warning
dataLayer = { ecommerce: { transaction_id: 'T1', items: ['A1', { item_id: 'A2' }] } };
run({ sendEcommerce: true });
assertThat(parameter('attrs_v')).isEqualTo('T1,1,A2');
assertThat(logs('"item" is no object')).isTrue();

dataLayer = { ecommerce: { transaction_id: 'T1', items: { item_id: 'A1' } } };
run({ sendEcommerce: true });
assertThat(logs('"item" is no object')).isTrue();
assertApi('gtmOnFailure').wasNotCalled();
