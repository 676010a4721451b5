// An awaited event is sent once, when all consent is granted; until then the tag counts as complete
run({ consentMode: 'wait', consentTypes: [{ type: 'ad_storage' }, { type: 'analytics_storage' }] });
assertThat(sent).hasLength(0);
assertThat(logs('"ad_storage, analytics_storage" is not granted: the event waits')).isTrue();
assertApi('gtmOnSuccess').wasCalled();

grant('ad_storage');
assertThat(sent).hasLength(0);

grant('analytics_storage');
assertThat(sent).hasLength(1);

grant('ad_storage');
grant('analytics_storage');
assertThat(sent).hasLength(1);
assertApi('gtmOnFailure').wasNotCalled();
