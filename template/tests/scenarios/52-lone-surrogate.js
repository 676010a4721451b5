// Of a value with half a surrogate pair only the broken half is lost
run({
  eventAttributesObject: { before: '\ud83da', after: 'b\ude00', whole: '\ud83d\ude00', only: '\ud83d', last: 'z' },
});

assertThat(parameter('attrs_k')).isEqualTo('before,after,whole,last');
assertThat(parameter('attrs_v')).isEqualTo('a,b,%F0%9F%98%80,z');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
