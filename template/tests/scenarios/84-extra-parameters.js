// Extra query parameters are encoded and sent; one without a value is not
run({
  extraParameters: [
    { key: 'amp_id', value: 'amp-1' },
    { key: 'my path', value: '/a?b=c&d' },
    { key: 'empty', value: undefined },
  ],
});

assertThat(parameter('amp_id')).isEqualTo('amp-1');
assertThat(parameter('my%20path')).isEqualTo('%2Fa%3Fb%3Dc%26d');
assertThat(parameter('empty')).isUndefined();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
