// An event name is trimmed and encoded; a number will do
run({ eventName: '  Größe & Preis?#/%  ' });
assertThat(parameter('n')).isEqualTo('Gr%C3%B6%C3%9Fe%20%26%20Preis%3F%23%2F%25');

run({ eventName: 404 });
assertThat(parameter('n')).isEqualTo('404');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
