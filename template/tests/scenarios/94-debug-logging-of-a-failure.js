// Debug logging has nothing to show when nothing can be sent
run({ debugLogging: true, eventName: '' });

assertThat(logged).isEqualTo('mParticle Pixel: "Event name" is missing\n');
assertApi('sendPixel').wasNotCalled();
assertApi('gtmOnFailure').wasCalled();
assertApi('gtmOnSuccess').wasNotCalled();
