// Of a value with half a surrogate pair only the broken half is lost
const face = '\ud83d\ude00';
run({
  eventAttributesObject: {
    before: face.charAt(0) + 'a',
    after: 'b' + face.charAt(1),
    whole: face,
    only: face.charAt(0),
    last: 'z',
  },
});

assertThat(parameter('attrs_k')).isEqualTo('before,after,whole,last');
assertThat(parameter('attrs_v')).isEqualTo('a,b,%F0%9F%98%80,z');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
