import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { runCommand } from 'gtm-template-toolkit/cli';
import { commands } from '../../scripts/tpl-commands.ts';
import { decodePixelUrl } from '../../pixel-service/decode.ts';
import { asCurl, asFetch, asImage, snippet, withPlaceholders } from '../../pixel-service/snippet.ts';
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

test('placeholders stand for the time and the address, and for nothing else', (t) => {
  t.is(
    withPlaceholders(url, { time: '*|TIME|*', address: '*|EMAIL|*' }),
    url.replace('1714000000000', '*|TIME|*').replace('a%40example.com', '*|EMAIL|*'),
  );
  t.is(withPlaceholders('https://example.com/', { time: 'a', address: 'b' }), 'https://example.com/');
});

test('only an image of the Pixel Service has placeholders', (t) => {
  t.regex(snippet(url, 'img'), /ct=\{\{TIME_IN_MILLISECONDS\}\}&amp;.*ui_v=7,\{\{EMAIL_ADDRESS\}\}"/);
  t.is(decodePixelUrl(snippet(url, 'curl')).url, url);
  t.is(snippet('https://example.com/?ct=1', 'img'), asImage('https://example.com/?ct=1'));
});

test('the decoder takes an image with placeholders for what it is', (t) => {
  const { event, problems } = decodePixelUrl(snippet(url, 'img'));
  t.like(event, {
    name: "It's",
    time: null,
    identities: [
      ['customerid', '7'],
      ['email', '{{EMAIL_ADDRESS}}'],
    ],
  });
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
    name: 'an image has the placeholders of one’s choice',
    args: [input, '--as', 'img', '--template', template, '--time', '%%T%%', '--address', '%%E%%'],
    code: 0,
    out: [url, `${url}&av=2`]
      .map((one) => asImage(withPlaceholders(one, { time: '%%T%%', address: '%%E%%' })))
      .join('\n'),
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
    err: /^--as is one of img, fetch, curl\.\nUsage: /,
  },
  { name: 'no form is exit code 2', args: [input], code: 2, err: /^--as is one of/ },
  { name: 'no input is exit code 2', args: ['--as', 'img'], code: 2, err: /^One input file is expected\./ },
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
    t.is(await runCommand(commands, ['snippet', ...args], terminal), code);
    t.is(terminal.output.join('\n'), out);
    t.regex(terminal.errors.join('\n'), err);
  });
}
