// A purchase of one item is sent under the names of the Web SDK, as a Transaction
dataLayer = {
  ecommerce: {
    transaction_id: 'T-1',
    value: 59.9,
    tax: 9.56,
    shipping: 0,
    currency: 'EUR',
    items: [{ item_id: 'A1', item_name: 'Mug', item_brand: 'Acme', price: 19.9, quantity: 3 }],
  },
};
run({ sendEcommerce: true, eventType: 'auto' });

const keys = parameter('attrs_k').split(',');
const values = parameter('attrs_v').split(',');
const attributes = {};
keys.forEach((key, index) => {
  attributes[key.split('%20').join(' ')] = values[index];
});
assertThat(parameter('et')).isEqualTo('Transaction');
assertThat(attributes).isEqualTo({
  'Product Count': '1',
  'Total Product Amount': '59.7',
  Id: 'A1',
  Name: 'Mug',
  Brand: 'Acme',
  'Item Price': '19.9',
  Quantity: '3',
  'Transaction Id': 'T-1',
  'Currency Code': 'EUR',
  'Total Amount': '59.9',
  'Tax Amount': '9.56',
  'Shipping Amount': '0',
});
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
