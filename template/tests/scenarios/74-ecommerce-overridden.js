// An event attribute wins over the ecommerce value of the same name; where the order has taken a name, the item’s value keeps GA4’s
dataLayer = {
  ecommerce: { coupon: 'ORDER', affiliation: 'Shop', items: [{ coupon: 'ITEM' }] },
};
run({ sendEcommerce: true, eventAttributes: [{ key: 'Affiliation', value: 'Own' }] });

assertThat(parameter('attrs_k')).isEqualTo('Coupon%20Code,Affiliation,Product%20Count,coupon');
assertThat(parameter('attrs_v')).isEqualTo('ORDER,Own,1,ITEM');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
