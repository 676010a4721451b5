// The page, the visitor and the container: scenarios change what they are about.
const now = 1735689600000;
let pageUrl = 'https://www.example.com/plans?page=2';
let referrer = '';
let cookies = {};
let dataLayer = {};
let container = { debugMode: false, previewMode: false };

mock('getTimestampMillis', () => now);
mock('getUrl', (component) => {
  const parts = pageUrl.split('#')[0].split('?');
  if (component === 'host') return parts[0].split('/')[2];
  if (component === 'path') return '/' + parts[0].split('/').slice(3).join('/');
  return component === 'query' ? parts.slice(1).join('?') : pageUrl;
});
mock('getReferrerUrl', () => referrer);
mock('readTitle', () => 'Plans & prices');
mock('getCookieValues', (name, decode) => (cookies[name] && decode === false ? [cookies[name]] : []));
mock('copyFromDataLayer', (key) => dataLayer[key]);
mock('getContainerVersion', () => container);

// Consent: nothing is granted until a scenario grants it.
const granted = [];
const listeners = [];
mock('queryPermission', true);
mock('isConsentGranted', (type) => granted.indexOf(type) >= 0);
mock('addConsentListener', (type, listener) => {
  listeners.push({ type: type, notify: listener });
});
const grant = (type) => {
  granted.push(type);
  listeners.forEach((listener) => {
    if (listener.type === type) listener.notify(type, true);
  });
};

// What the tag does: the URLs of its pixels, which load, and what it logs.
let sent = [];
let logged = '';
mock('sendPixel', (url, onSuccess) => {
  sent.push(url);
  if (onSuccess) onSuccess();
});
mock('logToConsole', (text) => {
  logged = logged + text + '\n';
});
const logs = (text) => logged.indexOf(text) >= 0;

// Runs the tag with some fields beside the three that every tag has.
const apiKey = 'us1-0123456789abcdef0123456789abcdef';
const run = (fields) => {
  const values = { apiKey: apiKey, eventKind: 'AppEvent', eventName: 'Sign-up' };
  for (const name in fields) values[name] = fields[name];
  sent = [];
  logged = '';
  runCode(values);
};

// Runs the tag as well, and yields the URL of its pixel.
const sentUrl = (fields) => {
  run(fields);
  return sent[0];
};

// A query parameter of the pixel as it is in the URL; undefined when it is not sent.
const parameter = (name) => {
  const query = sent.length > 0 ? sent[0].split('?')[1] : '';
  const found = query.split('&').filter((part) => part.indexOf(name + '=') === 0);
  return found.length > 0 ? found[0].substring(name.length + 1) : undefined;
};
