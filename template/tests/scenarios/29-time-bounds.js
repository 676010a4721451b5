// A time is told from a mistake, and seconds from milliseconds, at the same bounds for all
[
  { value: ' ', time: '1735689600000', warns: false },
  { value: 0, time: '1735689600000', warns: true },
  { value: 99999999999, time: '99999999999000', warns: false },
  { value: 100000000000, time: '100000000000', warns: false },
  { value: 99999999999999, time: '99999999999999', warns: false },
  { value: 100000000000000, time: '1735689600000', warns: true },
].forEach((bound) => {
  run({ timestamp: bound.value });
  assertThat(parameter('ct'), bound.value).isEqualTo(bound.time);
  assertThat(logs('is no time'), bound.value).isEqualTo(bound.warns);
});

assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
