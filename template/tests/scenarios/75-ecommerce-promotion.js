// A promotion has the names of the Web SDK, and the item beside it GA4’s where both would have the same
dataLayer = {
  ecommerce: {
    promotion_id: 'P1',
    promotion_name: 'Summer',
    creative_name: 'Banner',
    creative_slot: 'top',
    items: [{ item_id: 'A1', item_name: 'Mug', item_brand: 'Acme', index: 0 }],
  },
};
run({ sendEcommerce: true });

const keys = 'Id,Name,Creative,Position,Product%20Count,item_id,item_name,Brand,index';
assertThat(parameter('attrs_k')).isEqualTo(keys);
assertThat(parameter('attrs_v')).isEqualTo('P1,Summer,Banner,top,1,A1,Mug,Acme,0');
assertApi('logToConsole').wasNotCalled();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
