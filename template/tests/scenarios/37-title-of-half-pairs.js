// A host name and a title of which nothing can be sent count as blank: the page’s own are sent
const half = '\ud83d';
run({ eventKind: 'ScreenView', hostName: half, pageTitle: ' ' + half });

assertThat(parameter('hn')).isEqualTo('www.example.com');
assertThat(parameter('ttl')).isEqualTo('Plans%20%26%20prices');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
