import http from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { toolkit } from '../../src/cli/toolkit.ts';
import { fakeTerminal } from '../../testing/terminal.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { encodePermissions, type Permissions } from '../../src/tpl/permissions.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tpl-commands-'));
test.after.always(() => rmSync(folder, { recursive: true }));

interface Parts {
  readonly type?: string;
  readonly section?: string;
  readonly code: string;
  readonly permissions?: Permissions;
  /** As it stands in the file; JSON of `permissions` when not given. */
  readonly permissionText?: string;
  readonly tests?: string;
}

/** Writes a template and gives its path. */
function write(
  name: string,
  { type = 'TAG', section = 'WEB', code, permissions = {}, permissionText, tests = 'scenarios: []' }: Parts,
): string {
  const codeSection = section === 'WEB' ? 'SANDBOXED_JS_FOR_WEB_TEMPLATE' : 'SANDBOXED_JS_FOR_SERVER';
  const sections: readonly (readonly [string, string])[] = [
    [
      'INFO',
      JSON.stringify({
        type,
        id: 'cvt_temp_public_id',
        version: 1,
        displayName: name,
        containerContexts: [section],
      }),
    ],
    ['TEMPLATE_PARAMETERS', '[]'],
    [codeSection, code],
    [`${section}_PERMISSIONS`, permissionText ?? JSON.stringify(encodePermissions(permissions))],
    ['TESTS', tests],
    ['NOTES', ''],
  ];
  return writeText(name, sections.map(([title, body]) => `___${title}___\n\n${body}\n`).join('\n\n'));
}

function writeText(name: string, text: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `tpl` with these words; what it prints names files without the test's folder. */
async function tpl(...words: readonly string[]): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = {
    out: (text: string) => out.push(text),
    err: (text: string) => err.push(text),
    data: (text: string) => out.push(text),
    colour: false,
  };
  const code = await runCommand(toolkit, words, terminal);
  const clean = (lines: readonly string[]): string =>
    lines
      .join('\n')
      .replaceAll(`${folder}/`, '')
      .replace(/\(\d+(\.\d)? ms\)/g, '(… ms)');
  return { code, out: clean(out), err: clean(err) };
}

const sending = write('send.tpl', {
  code: `const log = require('logToConsole');
log('sending', data.n, {granted: require('isConsentGranted')('ad_storage')});
require('sendPixel')('https://example.com/p?n=' + data.n, data.gtmOnSuccess, data.gtmOnFailure);`,
  permissions: {
    logging: { environments: 'all' },
    access_consent: { consentTypes: [{ consentType: 'ad_storage', read: true, write: false }] },
    send_pixel: { allowedUrls: 'specific', urls: ['https://example.com/*'] },
  },
});

test('run --json prints status, error, pixels, console and requests', async (t) => {
  const input = writeText(
    'input.json',
    JSON.stringify({ data: { n: 7 }, consent: { ad_storage: 'denied' } }),
  );
  const { code, out } = await tpl('run', '--json', sending, input);
  t.is(code, 0);
  t.deepEqual(JSON.parse(out), {
    status: 'success',
    error: null,
    pixels: ['https://example.com/p?n=7'],
    console: [['sending', 7, { granted: false }]],
    requests: { scripts: [], iframes: [] },
  });
});

test('run takes undefined from JSON, an override of permissions and an error as the answer', async (t) => {
  const undefinedInput = writeText(
    'undefined.json',
    '{"data": {"n": {"$undefined": true}}, "pixel": "error"}',
  );
  const failed: unknown = JSON.parse((await tpl('run', '--json', sending, undefinedInput)).out);
  t.like(failed, { status: 'failure', pixels: ['https://example.com/p?n=undefined'] });
  const narrow = writeText('narrow.json', '{"permissions": {"access_consent": {"consentTypes": []}}}');
  const denied: unknown = JSON.parse((await tpl('run', '--json', sending, narrow)).out);
  t.like(denied, {
    status: 'exception',
    error: 'PermissionError: Prohibited read on consent type: ad_storage.',
    pixels: [],
  });
});

test('run without --json prints for people', async (t) => {
  const { out } = await tpl('run', sending, writeText('one.json', '{"data": {"n": 1}}'));
  t.is(out, 'The tag succeeded.\n\nPixel https://example.com/p?n=1\n\nConsole\n  sending 1 {"granted":true}');
  const broken = write('broken.tpl', { code: 'const a = 1;\ndata.x.y;' });
  t.is(
    (await tpl('run', broken)).out,
    `The code threw an exception, so the tag failed.\n  TypeError: Cannot read properties of undefined (reading 'y') (broken.tpl:14:1)`,
  );
  const variable = write('variable.tpl', { type: 'MACRO', code: 'return {a: [1, undefined]};' });
  t.is((await tpl('run', variable)).out, 'The variable is {"a":[1,null]}.');
  t.deepEqual(JSON.parse((await tpl('run', '--json', variable)).out).value, { a: [1, null] });
});

test('a request is explained by whoever knows its service', async (t) => {
  const url = 'https://tracker.example.com/hit?name=Signed%20up';
  const file = write('explained.tpl', {
    code: `require('sendPixel')('${url}', data.gtmOnSuccess)`,
    permissions: { send_pixel: { allowedUrls: 'any' } },
  });
  const terminal = fakeTerminal();
  await runCommand(toolkit, ['run', file], {
    ...terminal,
    explain: (asked) => ({ text: `name ${new URL(asked).searchParams.get('name')}`, json: {} }),
  });
  t.true(terminal.output.join('\n').includes(`Pixel ${url}\nname Signed up`));
});

const sendingFromServer = write('server-sending.tpl', {
  section: 'SERVER',
  code: `const event = require('getAllEventData')();
require('logToConsole')('sending', event.event_name);
require('setCookie')('id', 'a b', {domain: 'auto', path: '/'});
require('sendHttpRequest')('https://example.com/v1?x=1', {
  method: 'POST', headers: {'Content-Type': 'application/json', Authorization: 'Bearer secret-token'}, timeout: 3000
}, require('JSON').stringify(event)).then((r) => {
  if (r.statusCode < 300) data.gtmOnSuccess(); else data.gtmOnFailure();
}, data.gtmOnFailure);`,
  permissions: {
    logging: { environments: 'all' },
    read_event_data: { eventDataAccess: 'any' },
    send_http: { allowedUrls: 'specific', urls: ['https://example.com/*'] },
    set_cookies: { allowedCookies: [{ name: '*', domain: '*', path: '*', secure: 'any', session: 'any' }] },
  },
});

test('run --json of a server template prints what it sent, the response, the console and what is stored', async (t) => {
  const input = writeText(
    'server-input.json',
    JSON.stringify({
      event: { event_name: 'purchase' },
      request: { headers: { host: 'www.shop.co.uk' } },
      responses: [{ match: 'POST https://example.com/*', status: 429, body: 'slow down' }],
    }),
  );
  const { code, out } = await tpl('run', '--json', sendingFromServer, input);
  t.is(code, 0);
  t.deepEqual(JSON.parse(out), {
    status: 'failure',
    error: null,
    requests: [
      {
        method: 'POST',
        url: 'https://example.com/v1?x=1',
        headers: { 'Content-Type': 'application/json', Authorization: 'Bearer secret-token' },
        body: '{"event_name":"purchase"}',
        options: { timeout: 3000 },
        answer: { status: 429, headers: {}, body: 'slow down' },
      },
    ],
    response: {
      returned: false,
      status: 200,
      headers: {},
      cookies: [{ name: 'id', value: 'a%20b', header: 'id=a%20b; Domain=shop.co.uk; Path=/' }],
      body: '',
      bodyEncoding: 'utf8',
      pixels: [],
    },
    events: [],
    console: [['sending', 'purchase']],
    stored: { template: {}, firestore: {}, bigQuery: [] },
  });
});

test('run of a server template prints for people, with secrets hidden', async (t) => {
  const input = writeText('server-one.json', '{"event": {"event_name": "x"}}');
  t.is(
    (await tpl('run', sendingFromServer, input)).out,
    [
      'The tag succeeded.',
      'POST https://example.com/v1?x=1 → 200\n  Content-Type: application/json\n  Authorization: Bearer secr…\n  {\n    "event_name": "x"\n  }',
      'Response 200, not returned yet\n  set-cookie: id=a%20b; Domain=example.com; Path=/',
      'Console\n  sending x',
    ].join('\n\n'),
  );
});

test('run --send sends to this machine, and the answer is what the template gets', async (t) => {
  const seen: string[] = [];
  const server = http.createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.host} ${request.headers.authorization}`);
    response.writeHead(503, { 'Retry-After': '1' }).end('busy');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const { out } = await tpl('run', '--json', '--send', `http://127.0.0.1:${port}`, sendingFromServer);
  server.close();
  const { status, requests } = JSON.parse(out);
  t.is(status, 'failure');
  t.like(requests[0].answer, { status: 503, body: 'busy' });
  t.is(requests[0].answer.headers['retry-after'], '1');
  t.deepEqual(seen, ['POST /v1?x=1 example.com Bearer secret-token']);
});

/** Input that cannot be run: the words, the start of what is said, with its place. */
const refusals: readonly (readonly [title: string, words: () => readonly string[], said: RegExp])[] = [
  [
    'too many files',
    () => ['run', sending, 'a', 'b'],
    /^Too many arguments for 'run'\. Expected 2 arguments but got 3\.\nUsage: gtm-template run/,
  ],
  ['an unknown option', () => ['run', '--yaml', sending], /Unknown option '--yaml'/],
  [
    'a missing template',
    () => ['run', path.join(folder, 'none.tpl')],
    /^none\.tpl: there is no such file or folder\.$/,
  ],
  [
    'a missing input',
    () => ['run', sending, path.join(folder, 'none.json')],
    /^none\.json: there is no such file or folder\.$/,
  ],
  ['a folder', () => ['run', folder], /: this is a folder; a file is expected\.$/],
  [
    'a file that is no template',
    () => ['run', writeText('not.tpl', '{}')],
    /^not\.tpl: this is no Google Tag Manager template/,
  ],
  [
    '--send for a web template',
    () => ['run', '--send', 'http://localhost:1', sending],
    /^--send is for server/,
  ],
  [
    '--send to another machine',
    () => ['run', '--send', 'https://example.com', sendingFromServer],
    /^--send takes an address of this machine, such as http:\/\/localhost:8080, not “https:\/\/example\.com”\.$/,
  ],
  [
    'input of a server template that is not as it should be',
    () => [
      'run',
      sendingFromServer,
      writeText('server-bad.json', '{\n  "page": {},\n  "responses": [{"fails": "x"}]\n}'),
    ],
    /^server-bad\.json:2:3: fault: page is not a known property here; known are data, event, [^]*responses\.0\.fails must be "failed" or "timed_out"/,
  ],
  [
    'malformed JSON',
    () => ['run', sending, writeText('bad.json', '{\n  "data": {"a" 1}\n}')],
    /^bad\.json:2:\d+: fault: This is not JSON: a colon is expected here\./,
  ],
  [
    'an unknown property',
    () => ['run', sending, writeText('key.json', '{\n  "pag": {}\n}')],
    /^key\.json:2:3: fault: pag is not a known property here; known are data, page, /,
  ],
  [
    'a wrong type',
    () => ['run', sending, writeText('type.json', '{"now": "1"}')],
    /^type\.json:1:9: fault: now must be a time in milliseconds since 1970\./,
  ],
  [
    'JSON that is no object',
    () => ['run', sending, writeText('list.json', '[]')],
    /^list\.json:1:1: fault: The input must be an object\./,
  ],
  [
    'code that does not compile',
    () => ['run', write('syntax.tpl', { code: 'const a = 1;\nconst b = `x`;' })],
    /^syntax\.tpl:14:11: fault: .*template literals/,
  ],
  [
    'a filter that nothing fits',
    () => ['test', '--filter', 'zzz', suite],
    /^No scenario has “zzz” in its name\.$/,
  ],
];
for (const [title, words, said] of refusals) {
  test(`${title} is refused with exit code 2`, async (t) => {
    const { code, err } = await tpl(...words());
    t.is(code, 2);
    t.regex(err, said);
  });
}

const suite = write('suite.tpl', {
  code: `if (data.fail) undefined.x;\ndata.gtmOnSuccess();`,
  tests: `scenarios:
- name: Succeeds
  code: |-
    runCode({});
    assertApi('gtmOnSuccess').wasCalled();
- name: Compares
  code: |-
    const actual = {list: [1, 2], same: true};
    assertThat(actual).isEqualTo({list: [1, 3], same: true});
- name: Throws
  code: |-
    runCode({fail: true});
setup: ''`,
});

test('test prints a line a scenario, the place of each failure and the totals', async (t) => {
  const { code, out } = await tpl('test', suite);
  t.is(code, 1);
  t.is(
    out,
    `suite.tpl
  ✓ Succeeds (… ms)
  ✗ Compares (… ms)
      Property list.1: Expected 3, actually 2.
      at suite.tpl:32:5
        32 │     assertThat(actual).isEqualTo({list: [1, 3], same: true});
           ╵     ^
      expected         actual
      {                {
        list: [          list: [
          1,               1,
          3         ≠      2
        ],               ],
        same: true       same: true
      }                }
  ✗ Throws (… ms)
      TypeError: Cannot read properties of undefined (reading 'x')
      at suite.tpl:13:16
        13 │ if (data.fail) undefined.x;
           ╵                ^
      called at suite.tpl:35:5

1 passed, 2 failed`,
  );
});

test('test --json has the documented shape', async (t) => {
  const { code, out } = await tpl('test', '--json', suite);
  t.is(code, 1);
  const report = JSON.parse(out);
  for (const scenario of report.templates[0].scenarios) {
    t.is(typeof scenario.ms, 'number');
    delete scenario.ms;
  }
  t.deepEqual(report, {
    templates: [
      {
        file: 'suite.tpl',
        type: 'TAG',
        scenarios: [
          { name: 'Succeeds', status: 'passed', message: null },
          { name: 'Compares', status: 'failed', message: 'Property list.1: Expected 3, actually 2.' },
          {
            name: 'Throws',
            status: 'error',
            message: `TypeError: Cannot read properties of undefined (reading 'x')`,
          },
        ],
      },
    ],
    passed: 1,
    failed: 2,
    skipped: 0,
  });
});

test('test --filter runs the scenarios whose name contains the text, whatever the case', async (t) => {
  const { code, out } = await tpl('test', '--filter', 'succ', suite);
  t.is(code, 0);
  t.is(out, 'suite.tpl\n  ✓ Succeeds (… ms)\n\n1 passed, 0 failed');
});

test('test --coverage says what the scenarios do not reach', async (t) => {
  const { out } = await tpl('test', '--coverage', '--filter', 'succ', suite);
  t.true(
    out.includes(
      '  Coverage: statements 66.7 % (2 of 3), branches 50.0 % (1 of 2)\n  Not reached: lines 13\n',
    ),
    out,
  );
});

test('scenarios of a server template run too, and a file that cannot be read keeps no other from it', async (t) => {
  const server = write('server-tests.tpl', {
    section: 'SERVER',
    type: 'CLIENT',
    code: `require('claimRequest')();`,
    tests: `scenarios:\n- name: One\n  code: runCode({}); assertApi('claimRequest').wasCalled();`,
  });
  const { code, out, err } = await tpl('test', server, path.join(folder, 'none.tpl'), suite, '--filter', 'e');
  t.is(code, 2);
  t.is(err, 'none.tpl: there is no such file or folder.');
  t.true(out.startsWith('server-tests.tpl\n  ✓ One (… ms)\n'), out);
  t.true(out.endsWith('2 passed, 1 failed'), out);
});

test('permissions with a stray comma are read all the same, and GTM’s objection is told', async (t) => {
  const permissionText = `[{"instance": {"key": {"publicId": "read_title"}, "param": []}},]`;
  const file = write('comma.tpl', { code: `require('readTitle')(); data.gtmOnSuccess();`, permissionText });
  const { code, out, err } = await tpl('run', '--json', file);
  t.is(code, 0);
  t.like(JSON.parse(out), { status: 'success' });
  t.regex(
    err,
    /^comma\.tpl:\d+:\d+: fault: ___WEB_PERMISSIONS___ is not JSON: the comma after the last item must go\./,
  );
});

test('a source map beside the template gives the places in its sources', async (t) => {
  const file = write('mapped/t.tpl', {
    code: 'const a = data.a;\na.b.c();\ndata.gtmOnSuccess();',
    tests: 'scenarios:\n- name: Fails\n  code: runCode({});',
  });
  const map = { version: 3, sources: ['src/main.ts'], names: [], mappings: 'AAAA;AAUE' };
  writeText('mapped/dist/t.tpl.map', JSON.stringify(map));
  const { out } = await tpl('test', file);
  t.true(out.includes('at mapped/t.tpl:14:1 (src/main.ts:11:3)'), out);
  t.true((await tpl('run', file)).out.endsWith('(mapped/t.tpl:14:1, src/main.ts:11:3)'));
});
