// Numbers and booleans are sent as text, objects and arrays as JSON text
run({
  eventAttributesObject: { count: 0, ratio: 0.5, isMember: false, sizes: [1, 'two'], user: { id: 7 } },
});

assertThat(parameter('attrs_k')).isEqualTo('count,ratio,isMember,sizes,user');
assertThat(parameter('attrs_v')).isEqualTo('0,0.5,false,%5B1%2C%22two%22%5D,%7B%22id%22%3A7%7D');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
