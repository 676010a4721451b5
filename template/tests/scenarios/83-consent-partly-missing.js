// The console says which consent an event lacks, and whether it waits for it
granted.push('ad_storage');
const consentTypes = [{ type: 'ad_storage' }, { type: 'analytics_storage' }, { type: 'ad_user_data' }];
const notGranted = 'mParticle Pixel: "analytics_storage, ad_user_data" is not granted: ';
run({ consentMode: 'wait', consentTypes: consentTypes });
assertThat(logged).isEqualTo(notGranted + 'the event waits\n');

run({ consentMode: 'require', consentTypes: consentTypes });
assertThat(logged).isEqualTo(notGranted + 'the event is not sent\n');

run({ consentMode: 'none', consentTypes: consentTypes });
assertThat(logged).isEqualTo('');
assertThat(sent).hasLength(1);
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
