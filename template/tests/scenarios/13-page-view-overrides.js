// The host name and the title of a page view can be given
run({ eventKind: 'ScreenView', hostName: ' shop.example.org ', pageTitle: 'Your plan, your price' });

assertThat(parameter('hn')).isEqualTo('shop.example.org');
assertThat(parameter('ttl')).isEqualTo('Your%20plan%2C%20your%20price');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
