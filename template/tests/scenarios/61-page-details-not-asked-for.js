// Without being asked for, nothing of the page is sent: no URL, referrer, UTM parameter, click ID or cookie
pageUrl = 'https://www.example.com/?utm_source=news&gclid=abc';
referrer = 'https://search.example.org/';
cookies = { _fbp: 'fb.1.2.3' };
dataLayer = { ecommerce: { value: 10 } };
run({});

assertThat(parameter('attrs_k')).isUndefined();
assertThat(parameter('flags_k')).isUndefined();
assertApi('getUrl').wasNotCalled();
assertApi('getReferrerUrl').wasNotCalled();
assertApi('getCookieValues').wasNotCalled();
assertApi('copyFromDataLayer').wasNotCalled();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
