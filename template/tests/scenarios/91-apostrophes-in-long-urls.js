// An apostrophe takes the room that it has once the browser has encoded it
const url =
  'https://pixels.mparticle.com/v1/us1-0123456789abcdef0123456789abcdef/Pixel' +
  "?dt=AppEvent&et=Unknown&n=Mum's&ct=1735689600000&dbg=false&attrs_k=a's&attrs_v='''";
const length = url.split("'").join('%27').length;
const fields = { eventName: "Mum's", eventAttributesObject: { "a's": "'''" } };

fields.maxUrlLength = length;
run(fields);
assertThat(sent).isEqualTo([url]);
assertApi('logToConsole').wasNotCalled();

fields.maxUrlLength = length - 1;
run(fields);
assertThat(sent).isEqualTo([url.split('&attrs')[0]]);
assertThat(logs('"a\'s" is left out: the URL is full')).isTrue();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
