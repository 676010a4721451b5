// UTM parameters of the page URL become event attributes under their own names
pageUrl = 'https://www.example.com/?UTM_Source=news&utm_medium=e-mail&other=1&utm_term=';
run({ sendUtm: true });

assertThat(parameter('attrs_k')).isEqualTo('utm_source,utm_medium');
assertThat(parameter('attrs_v')).isEqualTo('news,e-mail');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
