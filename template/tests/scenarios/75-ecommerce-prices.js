// A price of 0 has an amount, a price that is no number or no price has none
const JSON = require('JSON');
const decode = require('decodeUriComponent');
dataLayer = {
  ecommerce: {
    items: [
      { price: 0, quantity: 3 },
      { price: 'free' },
      { quantity: 2 },
      { price: '', quantity: '' },
      { price: 0.1, quantity: 3 },
      'no item',
    ],
  },
};
run({ sendEcommerce: true });

assertThat(parameter('attrs_v').split(',')[0]).isEqualTo('5');
assertThat(JSON.parse(decode(parameter('attrs_v').split(',')[1]))).isEqualTo([
  { 'Total Product Amount': 0, 'Item Price': 0, Quantity: 3 },
  { 'Item Price': 'free' },
  { Quantity: 2 },
  {},
  { 'Total Product Amount': 0.3, 'Item Price': 0.1, Quantity: 3 },
]);
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
