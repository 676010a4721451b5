// An event attribute wins over the ecommerce value of the same name, and an order’s coupon over an item’s
dataLayer = {
  ecommerce: { coupon: 'ORDER', affiliation: 'Shop', items: [{ coupon: 'ITEM' }] },
};
run({ sendEcommerce: true, eventAttributes: [{ key: 'Affiliation', value: 'Own' }] });

assertThat(parameter('attrs_k')).isEqualTo('Product%20Count,Coupon%20Code,Affiliation');
assertThat(parameter('attrs_v')).isEqualTo('1,ORDER,Own');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
