// A time in seconds is sent in milliseconds
run({ timestamp: '1700000000' });
assertThat(parameter('ct')).isEqualTo('1700000000000');

run({ timestamp: 1700000000.5 });
assertThat(parameter('ct')).isEqualTo('1700000000500');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
