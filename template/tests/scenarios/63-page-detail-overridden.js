// A row of the table wins over a page detail of the same name
run({ sendPagePath: true, eventAttributes: [{ key: 'page_path', value: '/plans/:plan' }] });

assertThat(parameter('attrs_k')).isEqualTo('page_path');
assertThat(parameter('attrs_v')).isEqualTo('%2Fplans%2F%3Aplan');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
