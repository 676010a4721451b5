// The click ID of Meta in the page URL takes Meta’s form and wins over the cookie of an earlier click
pageUrl = 'https://www.example.com/?fbclid=AbC-1';
cookies = { _fbc: 'fb.1.1700000000000.old' };
run({ sendClickIds: true });

assertThat(parameter('flags_k')).isEqualTo('Facebook.ClickId');
assertThat(parameter('flags_v')).isEqualTo('fb.2.1735689600000.AbC-1');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
