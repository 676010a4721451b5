// An extra query parameter that would be sent under the name of one of the tag’s own is left out
const half = '\ud83d';
run({
  extraParameters: [
    { key: 'n' + half, value: 'Other name' },
    { key: half, value: 'nothing' },
    { key: 'a' + half, value: '1' },
    { key: 'a', value: '2' },
  ],
});

assertThat(parameter('n')).isEqualTo('Sign-up');
assertThat(sent[0].indexOf('Other')).isEqualTo(-1);
assertThat(sent[0].indexOf('nothing')).isEqualTo(-1);
assertThat(parameter('a')).isEqualTo('2');
assertThat(logs('"n" is left out: the tag sends it')).isTrue();
assertThat(logs('"" is left out: it is empty')).isTrue();
assertThat(logs('"a" has several values')).isTrue();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
