// What is no time becomes the current time, with a warning
['yesterday', '-5', '2025-01-01', 1000000000000000, true].forEach((value) => {
  run({ timestamp: value });
  assertThat(parameter('ct')).isEqualTo('1735689600000');
  assertThat(logs('"' + value + '" is no time')).isTrue();
});

assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
