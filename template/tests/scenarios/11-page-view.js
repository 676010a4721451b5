// A page view sends the host name and the title of the page, and no custom event type
run({ eventKind: 'ScreenView', eventName: 'Plans' });

assertThat(sent).isEqualTo([
  'https://pixels.mparticle.com/v1/us1-0123456789abcdef0123456789abcdef/Pixel' +
    '?dt=ScreenView&n=Plans&ct=1735689600000&dbg=false&hn=www.example.com&ttl=Plans%20%26%20prices',
]);
assertApi('logToConsole').wasNotCalled();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
