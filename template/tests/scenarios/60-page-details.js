// Page URL, path and referrer become event attributes when they are asked for
pageUrl = 'https://www.example.com/plans/pro?page=2#top';
referrer = 'https://search.example.org/?q=plans';
run({ sendPageUrl: true, sendPagePath: true, sendReferrer: true });

assertThat(parameter('attrs_k')).isEqualTo('page_url,page_path,page_referrer');
const values = parameter('attrs_v').split(',');
assertThat(values).hasLength(3);
assertThat(values[0]).isEqualTo('https%3A%2F%2Fwww.example.com%2Fplans%2Fpro%3Fpage%3D2%23top');
assertThat(values[1]).isEqualTo('%2Fplans%2Fpro');
assertThat(values[2]).isEqualTo('https%3A%2F%2Fsearch.example.org%2F%3Fq%3Dplans');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
