// Cookies of Meta and Snapchat become custom flags
cookies = { _fbc: 'fb.1.1700000000000.abc', _fbp: 'fb.1.2.3', _scid: 's2' };
run({ sendClickIds: true });

const keys = 'Facebook.ClickId,Facebook.BrowserId,SnapchatConversions.Cookie1';
assertThat(parameter('flags_k')).isEqualTo(keys);
assertThat(parameter('flags_v')).isEqualTo('fb.1.1700000000000.abc,fb.1.2.3,s2');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
