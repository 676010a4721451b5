// Several items are sent as one attribute of JSON text
const JSON = require('JSON');
const decode = require('decodeUriComponent');
dataLayer = {
  ecommerce: {
    items: [
      { item_id: 'A1', price: 2, quantity: 2 },
      { item_id: 'B2', price: '0.1' },
    ],
  },
};
run({ sendEcommerce: true });

assertThat(parameter('attrs_k')).isEqualTo('Product%20Count,Products');
const values = parameter('attrs_v').split(',');
assertThat(values[0]).isEqualTo('2');
assertThat(JSON.parse(decode(values[1]))).isEqualTo([
  { 'Total Product Amount': 4, Id: 'A1', 'Item Price': 2, Quantity: 2 },
  { 'Total Product Amount': 0.1, Id: 'B2', 'Item Price': '0.1' },
]);
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
