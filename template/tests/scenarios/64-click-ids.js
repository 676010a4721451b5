// Click IDs of the page URL become custom flags, whatever their case
pageUrl = 'https://www.example.com/?gclid=g1&GBRAID=g2&wbraid=g3&ttclid=t1&ScCid=s1&gclid=later&other=1';
run({ sendClickIds: true });

assertThat(parameter('flags_k').split(',')).isEqualTo([
  'GoogleEnhancedConversions.Gclid',
  'GoogleEnhancedConversions.Gbraid',
  'GoogleEnhancedConversions.Wbraid',
  'TikTok.Callback',
  'SnapchatConversions.ClickId',
]);
assertThat(parameter('flags_v')).isEqualTo('g1,g2,g3,t1,s1');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
