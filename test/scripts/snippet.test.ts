import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { runCommand } from 'gtm-template-toolkit/cli';
import { program } from '../../scripts/tpl-commands.ts';
import { decodePixelUrl } from '../../pixel-service/decode/decode.ts';
import { asCurl, asFetch, asImage } from 'gtm-template-toolkit/receiver';
import { defaultPlaceholders, snippet } from '../../pixel-service/snippet.ts';
import { fakeTerminal } from 'gtm-template-toolkit/testing';

const url =
  "https://pixels.mparticle.com/v1/us1-abc/Pixel?dt=ScreenView&n=It's&ct=1714000000000&ui_t=customerid,email&ui_v=7,a%40example.com";

test('an image is escaped as an attribute', (t) => {
  t.is(
    asImage('https://example.com/?a=1&b="<'),
    '<img height="1" width="1" alt="" style="display:none" src="https://example.com/?a=1&amp;b=&quot;&lt;">',
  );
});

test('a fetch call is a literal that no quotation mark and no script end breaks', (t) => {
  t.is(
    asFetch("https://example.com/?a='\\</script>\n"),
    "fetch('https://example.com/?a=\\'\\\\\\u003c/script>\\u000a', { mode: 'no-cors', credentials: 'include', keepalive: true });",
  );
});

test('a curl command is quoted for the shell', (t) => {
  t.is(
    asCurl("https://example.com/?a=it's&b=$(x)"),
    "curl --globoff --include 'https://example.com/?a=it'\\''s&b=$(x)'",
  );
});

/** A request of one visitor, with everything of hers that a tag can send. */
const visitor = `https://pixels.mparticle.com/v1/us1-abc/Pixel?${[
  'dt=AppEvent&et=Other&n=Email%20opened&ct=1714000000000&dbg=true&lc=52.5,13.4&av=1.2',
  'amp_id=amp-77&path=%2Fwelcome&consent_state=%7B%7D&note=42',
  'ui_t=customerid,email,other2&ui_v=CUST-1234,ada%40example.com,L-7',
  `attrs_k=campaign,contact,owner,page_url,page_referrer,gclid&attrs_v=welcome,Bob%40Example.org,for%20cust-1234,${encodeURIComponent('https://shop.example/a?gclid=SECRET#x')},https%3A%2F%2Fmail.example%2Fada,SECRET`,
  'ua_k=plan,%24Age&ua_v=pro,37',
  'flags_k=Facebook.ClickId,Google.Category,GoogleEnhancedConversions.Gclid&flags_v=fb.2.1714.SECRET,shop,SECRET',
].join('&')}`;
const secrets = [
  '1234',
  'ada',
  'bob',
  'L-7',
  'SECRET',
  '37',
  '52.5',
  'amp-77',
  '1714',
  'dbg=true',
  'mail.example',
];

test('an image for e-mail keeps what the event is and nothing of the visitor who caused it', (t) => {
  const { text, withheld } = snippet(visitor, 'img');
  t.is(
    text,
    asImage(
      'https://pixels.mparticle.com/v1/us1-abc/Pixel?dt=AppEvent&et=Other&n=Email%20opened&ct={{TIME_IN_MILLISECONDS}}&dbg=false&av=1.2&path=%2Fwelcome&ui_t=email&ui_v={{EMAIL_ADDRESS}}&attrs_k=campaign,page_url&attrs_v=welcome,https%3A%2F%2Fshop.example%2Fa&flags_k=Google.Category&flags_v=shop',
    ),
  );
  t.deepEqual(withheld, {
    replaced: ['user identity email', 'the time'],
    takenOut: [
      'event attribute contact',
      'event attribute owner',
      'the query of event attribute page_url',
      'event attribute page_referrer',
      'event attribute gclid',
      'user attribute plan',
      'user attribute $Age',
      'user identity customerid',
      'user identity other2',
      'custom flag Facebook.ClickId',
      'custom flag GoogleEnhancedConversions.Gclid',
      'the location',
      'the parameter amp_id',
      'the parameter consent_state',
      'the parameter note',
    ],
  });
});

test('a fetch call for a page has the time of the page, and no identity at all', (t) => {
  const { text } = snippet(visitor, 'fetch');
  t.regex(text, /^fetch\(`https:[^`']*&ct=\$\{Date\.now\(\)\}&dbg=false[^`']*`, \{ mode: 'no-cors'/);
  for (const secret of secrets) t.false(text.toLowerCase().includes(secret.toLowerCase()), secret);
  t.deepEqual(decodePixelUrl(text).event.identities, []);
  t.notThrows(() => new Function('fetch', text));
});

test('a curl command is the request itself', (t) => {
  t.deepEqual(snippet(visitor, 'curl'), { text: asCurl(visitor), withheld: 'nothing' });
});

const cleaned: readonly { readonly what: string; readonly query: string; readonly expected: string }[] = [
  {
    what: 'a short identity within another word',
    query: 'n=Lot%207&ui_t=other&ui_v=7',
    expected: 'n=Lot%207',
  },
  {
    what: 'an attribute that is a short identity',
    query: 'n=a&ui_t=other&ui_v=7&attrs_k=no&attrs_v=7',
    expected: 'n=a',
  },
  { what: 'a title with an e-mail address', query: 'n=a&ttl=Hello%20ada%40example.com', expected: 'n=a' },
  {
    what: 'lists of different lengths',
    query: 'n=a&attrs_k=a&attrs_v=1,x%40y.zz',
    expected: 'n=a&attrs_k=a&attrs_v=1',
  },
  { what: 'a list that comes twice', query: 'ui_t=other&ui_v=A&ui_v=B&n=x', expected: 'n=x' },
  { what: 'a malformed value', query: 'n=%E0%A4&ui_t=%&ui_v=%E0', expected: 'n=%E0%A4' },
  { what: 'a fragment', query: 'n=a#ada@example.com', expected: 'n=a' },
  { what: 'no query at all', query: '', expected: '' },
];
for (const { what, query, expected } of cleaned) {
  test(`taken out for others: ${what}`, (t) => {
    const at = 'https://pixels.mparticle.com/v1/us1-abc/Pixel?';
    t.is(snippet(at + query, 'img').text, asImage(at + expected));
  });
}

test('a proxy’s pixel is cleaned like mParticle’s own; of another service’s nothing is known', (t) => {
  t.notRegex(snippet(visitor.replace('pixels.mparticle.com', 'data.shop.example'), 'img').text, /SECRET/);
  t.deepEqual(snippet('https://example.com/?ct=1', 'img'), {
    text: asImage('https://example.com/?ct=1'),
    withheld: 'unknown',
  });
});

test('the decoder takes an image with placeholders for what it is', (t) => {
  const { event, problems } = decodePixelUrl(snippet(url, 'img').text);
  t.like(event, { name: "It's", time: null, identities: [['email', '{{EMAIL_ADDRESS}}']] });
  t.true(problems.every(({ severity }) => severity === 'note'));
});

const folder = mkdtempSync(join(tmpdir(), 'snippet-'));
test.after.always(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const template = write(
  'tag.tpl',
  `___INFO___

{
  "type": "TAG",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "Two pixels",
  "description": "",
  "containerContexts": ["WEB"]
}


___TEMPLATE_PARAMETERS___

[]


___SANDBOXED_JS_FOR_WEB_TEMPLATE___

const sendPixel = require('sendPixel');
if (data.urls) data.urls.forEach((url) => sendPixel(url));
data.gtmOnSuccess();


___WEB_PERMISSIONS___

[
  {
    "instance": {
      "key": { "publicId": "send_pixel", "versionId": "1" },
      "param": [{ "key": "allowedUrls", "value": { "type": 1, "string": "any" } }]
    },
    "isRequired": true
  }
]
`,
);
const input = write('input.json', JSON.stringify({ data: { urls: [url, `${url}&av=2`] } }));
const empty = write('empty.json', '{}');

const ownPlaceholders = { time: '%%T%%', identities: { email: '%%E%%', customerid: '*|ID|*' } };

const runs: readonly {
  name: string;
  args: readonly string[];
  code: 0 | 1 | 2;
  out?: string;
  err?: RegExp;
}[] = [
  {
    name: 'each pixel that the tag sends is a line',
    args: [input, '--as', 'curl', '--template', template],
    code: 0,
    out: [asCurl(url), asCurl(`${url}&av=2`)].join('\n'),
  },
  {
    name: 'an image has the placeholders of one’s choice, and the command names what it took out',
    args: [
      ...[input, '--as', 'img', '--template', template, '--time', '%%T%%', '--address', '%%E%%'],
      ...['--identity', 'customerid=*|ID|*'],
    ],
    code: 0,
    out: [url, `${url}&av=2`].map((one) => snippet(one, 'img', ownPlaceholders).text).join('\n'),
    err: /^Filled in when it is opened: user identity customerid, user identity email and the time\.\nFilled/,
  },
  {
    name: 'without a placeholder of its own an identity is taken out',
    args: [input, '--as', 'img', '--template', template],
    code: 0,
    out: [url, `${url}&av=2`].map((one) => snippet(one, 'img', defaultPlaceholders).text).join('\n'),
    err: /^Filled in .*\nTaken out, since it tells of one visitor: user identity customerid\./,
  },
  {
    name: 'an identity without a placeholder is exit code 2',
    args: [input, '--as', 'img', '--template', template, '--identity', 'customerid'],
    code: 2,
    err: /^--identity customerid: a type and its placeholder are expected/,
  },
  {
    name: 'a tag that sends nothing is exit code 1',
    args: [empty, '--as', 'img', '--template', template],
    code: 1,
    err: /^The tag sent no pixel: it ended with “success”\.$/,
  },
  {
    name: 'an unknown form is exit code 2',
    args: [input, '--as', 'png'],
    code: 2,
    err: /^--as is one of img, fetch, curl\.$/,
  },
  { name: 'no form is exit code 2', args: [input], code: 2, err: /^--as is one of/ },
  {
    name: 'no input is exit code 2',
    args: ['--as', 'img'],
    code: 2,
    err: /^Missing required argument 'INPUT\.json'\./,
  },
  {
    name: 'a missing template is exit code 2',
    args: [input, '--as', 'img', '--template', join(folder, 'no.tpl')],
    code: 2,
    err: /no\.tpl/,
  },
  {
    name: 'a missing input is exit code 2',
    args: [join(folder, 'no.json'), '--as', 'img', '--template', template],
    code: 2,
    err: /no\.json/,
  },
];

for (const { name, args, code, out = '', err = /^$/ } of runs) {
  test(`snippet: ${name}`, async (t) => {
    const terminal = fakeTerminal();
    t.is(await runCommand(program, ['snippet', ...args], terminal), code);
    t.is(terminal.output.join('\n'), out);
    t.regex(terminal.errors.join('\n'), err);
  });
}
