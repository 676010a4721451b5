// Single values that the Web SDK has no name for keep GA4’s own, of the order and of an item; the rest is named in a warning
dataLayer = {
  ecommerce: {
    payment_type: 'card',
    shipping_tier: 'express',
    item_list_id: 'L1',
    item_list_name: 'Best of',
    customer_type: 'new',
    coupon: null,
    promotions: [{ id: 'P' }],
    items: [{ item_id: 'A1', discount: 2.5, item_category2: 'Cups', in_stock: true, custom: { a: 1 } }],
  },
};
run({ sendEcommerce: true });

const keys =
  'payment_type,shipping_tier,item_list_id,Product Impression List,customer_type,Product Count,' +
  'Id,discount,item_category2,in_stock';
const values = 'card,express,L1,Best of,new,1,A1,2.5,Cups,true';
assertThat(parameter('attrs_k').split('%20').join(' ')).isEqualTo(keys);
assertThat(parameter('attrs_v').split('%20').join(' ')).isEqualTo(values);
assertThat(logs('"promotions" is left out: it is an object')).isTrue();
assertThat(logs('"custom" is left out: it is an object')).isTrue();
assertThat(logs('coupon')).isFalse();
assertThat(logs('items')).isFalse();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
