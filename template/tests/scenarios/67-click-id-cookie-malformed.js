// A cookie that cannot be decoded is sent as it is, and one that can be is sent decoded
cookies = { _fbp: '100%', _scid: 'a%2Cb' };
run({ sendClickIds: true });

assertApi('getCookieValues').wasCalledWith('_fbp', false);
assertThat(parameter('flags_k')).isEqualTo('Facebook.BrowserId,SnapchatConversions.Cookie1');
assertThat(parameter('flags_v')).isEqualTo('100%25,a%2Cb');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
