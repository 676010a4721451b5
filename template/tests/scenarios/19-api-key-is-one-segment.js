// A Web API key is trimmed and stays one segment of the path, whatever a variable yields
run({ apiKey: ' us1-0123456789abcdef0123456789abcdef ' });
assertThat(sent[0].split('?')[0].split('/')[4]).isEqualTo('us1-0123456789abcdef0123456789abcdef');

run({ apiKey: '../v2?a=b#c' });
assertThat(sent[0].split('?')[0]).isEqualTo('https://pixels.mparticle.com/v1/..%2Fv2%3Fa%3Db%23c/Pixel');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
