// No address stops the tag, and each name and value of its query is decoded by itself
pageUrl =
  'https://www.example.com/?hasOwnProperty=1&&=&utm_source=100%&utm_medium=a+b%20c&utm_%63ontent=x=y' +
  '&utm_medium=later&__proto__=1&toString=2&utm_term&%E0%A4=1#utm_id=no';
run({ sendPageUrl: true, sendUtm: true, sendClickIds: true });

assertApi('parseUrl').wasNotCalled();
assertThat(parameter('attrs_k')).isEqualTo('page_url,utm_source,utm_medium,utm_content');
assertThat(parameter('attrs_v').split(',').slice(1)).isEqualTo(['100%25', 'a%20b%20c', 'x%3Dy']);
assertThat(parameter('flags_k')).isUndefined();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
