import type { ServerResponse } from 'node:http';
import test, { type ExecutionContext } from 'ava';
import type { BuiltTemplate } from '../../../src/project/build-template.ts';
import { compileTemplate } from '../../../src/dialect/compile.ts';
import type { Clock } from '../../../src/publish/gtm-api/clock.ts';
import { readCompilerErrors } from '../../../src/publish/gtm-api/compiler-errors.ts';
import { runPush, type PushTarget } from '../../../src/publish/gtm-api/run-push.ts';
import { TokenBucket } from '../../../src/publish/gtm-api/token-bucket.ts';
import { CannotRun } from '../../../src/messages/cannot-run.ts';
import type { Message } from '../../../src/messages/message.ts';
import { assembleTemplate } from '../../../src/tpl/write/assemble.ts';
import { container, startTagManager, token, type TagManagerServer } from './server.ts';

/** Time that passes at once when somebody waits for it. */
class TestClock implements Clock {
  time = 0;
  readonly now = (): number => this.time;
  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.time += milliseconds;
  }
}

const files = {
  'main.ts': [
    "import { logToConsole } from 'gtm';",
    "import { greeting } from './greeting.ts';",
    'declare const data: { gtmOnSuccess: () => void };',
    '',
    'logToConsole(greeting(`you`));',
    'data.gtmOnSuccess();',
  ].join('\n'),
  'greeting.ts': 'export function greeting(name: string): string {\n  return `Hello ${name}`;\n}\n',
};

async function build(): Promise<Pick<BuiltTemplate, 'text' | 'compiled'>> {
  const compiled = await compileTemplate({ entry: './main.ts', files });
  const text = assembleTemplate({
    kind: 'web',
    terms: true,
    info: { type: 'TAG', displayName: 'Sample', containerContexts: ['WEB'] },
    fields: [],
    code: compiled.code,
    permissions: {},
    scenarios: [{ name: 'Runs', code: 'runCode({});' }],
    notes: '',
  });
  return { text, compiled };
}

interface Pushed {
  readonly code: number | undefined;
  /** Everything that was printed, errors included. */
  readonly output: string;
}

interface Session {
  readonly server: TagManagerServer;
  readonly clock: TestClock;
  push(target?: PushTarget, options?: Partial<Parameters<typeof runPush>[0]>): Promise<Pushed>;
}

/** A test with a server of its own; whatever happens, no token is printed. */
function pushTest(title: string, run: (t: ExecutionContext, session: Session) => Promise<void>): void {
  test(title, async (t) => {
    const clock = new TestClock();
    const server = await startTagManager(clock.now);
    const lines: string[] = [];
    const push: Session['push'] = async (target = toWorkspace, options = {}) => {
      const print = (text: string): number => lines.push(text);
      const common = { target, build, out: print, err: print, clock, rootUrl: server.url };
      try {
        const code = await runPush({ ...common, environment: { GTM_ACCESS_TOKEN: token }, ...options });
        return { code, output: lines.join('\n') };
      } catch (error) {
        if (!(error instanceof CannotRun)) throw error;
        return { code: 2, output: [...lines, error.message].join('\n') };
      }
    };
    try {
      await run(t, { server, clock, push });
      t.false(lines.join('\n').includes(token), 'the token is not printed');
    } finally {
      await server.close();
    }
  });
}

const numbers = { account: '1', container: '2' };
const toWorkspace: PushTarget = { ...numbers, workspace: '3' };
const toTemporary: PushTarget = { ...numbers, temporary: true };
const workspace = `${container}/workspaces/3`;

pushTest('a template is created, then updated, and compiled each time', async (t, { server, push }) => {
  const { code, output } = await push();
  t.is(code, 0);
  t.regex(
    output,
    /“Sample” is in the workspace, and Google compiles it: https:\/\/tagmanager\.google\.com\/#/,
  );
  t.deepEqual(server.requests.splice(0), [
    `GET ${workspace}/templates`,
    `POST ${workspace}/templates`,
    `POST ${workspace}:quick_preview`,
  ]);
  const [created] = server.workspaces[0]?.templates ?? [];
  t.true(created?.templateData.startsWith('___TERMS_OF_SERVICE___\n'));
  t.is((await push()).code, 0);
  t.deepEqual(server.requests, [
    `GET ${workspace}/templates`,
    `PUT ${created?.path}`,
    `POST ${workspace}:quick_preview`,
  ]);
  t.is(server.workspaces[0]?.templates.length, 1);
});

pushTest(
  'requests keep to one in four seconds, and none is made while waiting',
  async (t, { server, push }) => {
    await push(toTemporary);
    t.deepEqual(server.times, [0, 4000, 8000, 12_000, 16_000]);
  },
);

pushTest('the template of that name is found on a later page', async (t, { server, push }) => {
  const template = (index: number) => ({
    path: `${workspace}/templates/${index}`,
    name: index === 5 ? 'Sample' : `Other ${index}`,
    templateData: '',
    fingerprint: '1',
  });
  server.workspaces[0]?.templates.push(...[1, 2, 3, 4, 5].map(template));
  t.is((await push()).code, 0);
  t.true(server.requests.includes(`PUT ${workspace}/templates/5`));
});

pushTest('a temporary workspace is deleted', async (t, { server, push }) => {
  const { code, output } = await push(toTemporary);
  t.is(code, 0);
  t.regex(output, /Google compiles “Sample”\./);
  t.is(server.workspaces.length, 1);
  t.deepEqual(server.requests.at(-1), `DELETE ${container}/workspaces/11`);
});

const faults: readonly {
  readonly title: string;
  readonly prepare: (server: TagManagerServer) => void;
  readonly code: number;
}[] = [
  {
    title: 'a template that Google refuses',
    prepare: ({ compiler }) => (compiler.onSave = () => 'Invalid template.'),
    code: 1,
  },
  {
    title: 'a preview that fails for good',
    prepare: ({ refuse }) => refuse(/quick_preview/, ...Array<{ status: number }>(9).fill({ status: 500 })),
    code: 2,
  },
  {
    title: 'a creation whose answer is lost',
    prepare: ({ refuse }) => refuse(/^POST .*workspaces$/, { status: 0, afterwards: true }),
    code: 2,
  },
  {
    title: 'a deletion whose answer is lost',
    prepare: ({ refuse }) => refuse(/^DELETE/, { status: 503, afterwards: true }),
    code: 0,
  },
  {
    title: 'a permission that is missing for the template',
    prepare: ({ refuse }) => refuse(/templates$/, { status: 403 }),
    code: 2,
  },
];

for (const { title, prepare, code } of faults) {
  pushTest(`a temporary workspace is deleted after ${title}`, async (t, { server, push }) => {
    prepare(server);
    t.is((await push(toTemporary)).code, code);
    t.deepEqual(
      server.workspaces.map(({ name }) => name),
      ['Default Workspace'],
    );
  });
}

for (const [title, line] of [
  ['creation of the workspace', /^POST .*workspaces$/],
  ['listing', /^GET .*templates$/],
  ['upload', /^POST .*templates$/],
  ['compilation', /quick_preview$/],
] as const) {
  pushTest(`Ctrl+C during the ${title} deletes the temporary workspace`, async (t, { server, push }) => {
    const interrupt = new AbortController();
    server.onRequest = (request) => {
      if (line.test(request)) interrupt.abort();
    };
    const { code, output } = await push(toTemporary, { signal: interrupt.signal });
    t.is(code, 2);
    t.regex(output, /Stopped\./);
    t.is(server.workspaces.length, 1);
  });
}

pushTest('a temporary workspace that cannot be deleted is named', async (t, { server, push }) => {
  server.refuse(/^DELETE/, { status: 403, message: 'No.' });
  server.refuse(/quick_preview/, { status: 404, message: 'Lost.' });
  const { code, output } = await push(toTemporary);
  t.is(code, 2);
  t.regex(output, /temporary workspace “Compile check \w+” could not be deleted: No\..* Before that: Lost\./);
});

pushTest('a creation whose answer is lost creates one template, not two', async (t, { server, push }) => {
  server.refuse(/^POST .*templates$/, { status: 502, afterwards: true });
  t.is((await push()).code, 0);
  t.deepEqual(
    server.workspaces[0]?.templates.map(({ name }) => name),
    ['Sample'],
  );
});

pushTest('a used-up quota is waited for', async (t, { server, clock, push }) => {
  const full = { status: 403, reason: 'rateLimitExceeded', message: 'Quota exceeded for quota metric.' };
  server.refuse(/templates$/, full, full, full);
  t.is((await push()).code, 0);
  t.true(clock.time > 100_000, String(clock.time));
});

pushTest('as long is waited as Google asks for', async (t, { server, push }) => {
  server.refuse(/templates$/, { status: 429, headers: { 'retry-after': '50' } });
  t.is((await push()).code, 0);
  t.is(server.times[1], 50_000);
});

pushTest('faults of Google’s own are tried again, longer apart each time', async (t, { server, push }) => {
  server.refuse(/templates$/, { status: 500 }, { status: 503 }, { status: 0 });
  t.is((await push()).code, 0);
  t.deepEqual(server.times.slice(0, 4), [0, 4000, 8000, 16_000]);
});

const explained: readonly {
  readonly refusal: { readonly status: number; readonly reason?: string; readonly message?: string };
  readonly expected: RegExp;
}[] = [
  {
    refusal: { status: 401, message: 'Invalid Credentials' },
    expected: /expired or are wrong.*gcloud auth.*tagmanager\.edit\.containers.*Invalid Credentials/s,
  },
  {
    refusal: { status: 403, reason: 'forbidden', message: 'User does not have sufficient permissions.' },
    expected: /User Management.*Edit/,
  },
  {
    refusal: { status: 403, reason: 'insufficientPermissions', message: 'Insufficient Permission' },
    expected: /lack a scope/,
  },
  {
    refusal: { status: 403, reason: 'accessNotConfigured', message: 'Disabled.' },
    expected: /not enabled in the project/,
  },
  {
    refusal: { status: 403, reason: 'dailyLimitExceeded', message: 'Quota exceeded per day.' },
    expected: /10,000 requests a day/,
  },
  {
    refusal: { status: 404, reason: 'notFound', message: 'Not found or permission denied.' },
    expected: /no such account, container or workspace/,
  },
  {
    refusal: { status: 418, reason: 'teapot', message: 'I am one, Bearer abcdef.' },
    expected: /refused the request \(418, teapot\)\. Google says: I am one, …/,
  },
];

for (const { refusal, expected } of explained) {
  pushTest(`${refusal.status} ${refusal.reason ?? ''} is explained`, async (t, { server, push }) => {
    server.refuse(/^GET/, refusal);
    const { code, output } = await push();
    t.is(code, 2);
    t.regex(output, expected);
    t.is(server.requests.length, 1);
  });
}

pushTest(
  'a used-up quota and a server that stays broken are explained in the end',
  async (t, { server, push }) => {
    server.refuse(
      /^GET/,
      ...Array<{ status: number }>(4).fill({ status: 429 }),
      ...Array<{ status: number }>(4).fill({ status: 500 }),
    );
    t.regex((await push()).output, /0\.25 requests a second/);
    t.regex((await push()).output, /had a fault of its own, several times/);
  },
);

const json =
  (body: unknown) =>
  (response: ServerResponse): void =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const raw =
  (body: string, type = 'text/html', status = 200) =>
  (response: ServerResponse): void =>
    void response.writeHead(status, { 'content-type': type }).end(body);

const listing = /^GET .*templates$/;
const preview = /quick_preview$/;
const notTheApi = /What answered is not the Tag Manager API/;

/** Answers that no Tag Manager gives; every one ends in a message, and none is taken for a success. */
const wrongAnswers: readonly {
  readonly title: string;
  readonly match: RegExp;
  readonly answer: (response: ServerResponse) => void;
  readonly target?: PushTarget;
  readonly expected?: RegExp;
}[] = [
  { title: 'a login page', match: listing, answer: raw('<html>Log in</html>') },
  {
    title: 'JSON that breaks off',
    match: listing,
    answer: raw('{"template": [{"path": "acc', 'application/json'),
  },
  { title: 'a list', match: listing, answer: json([]) },
  { title: 'null', match: listing, answer: json(null) },
  { title: 'a number', match: listing, answer: json(7) },
  { title: 'nothing', match: listing, answer: raw('', 'application/json') },
  { title: 'templates that are no list', match: listing, answer: json({ template: 'Sample' }) },
  { title: 'templates that are null', match: listing, answer: json({ template: null }) },
  { title: 'a template that is null', match: listing, answer: json({ template: [null] }) },
  { title: 'a template without a path', match: listing, answer: json({ template: [{ name: 'Sample' }] }) },
  {
    title: 'a name that is a number',
    match: listing,
    answer: json({ template: [{ path: `${workspace}/templates/1`, name: 7 }] }),
  },
  {
    title: 'a template of another workspace',
    match: listing,
    answer: json({ template: [{ path: `${container}/workspaces/4/templates/1`, name: 'Sample' }] }),
    expected: /template\.0\.path must be a path below accounts\/1\/containers\/2\/workspaces\/3\/templates\//,
  },
  {
    title: 'a path that leads elsewhere',
    match: listing,
    answer: json({ template: [{ path: `${workspace}/templates/../../4`, name: 'Sample' }] }),
  },
  {
    title: 'millions of templates that are none',
    match: listing,
    answer: (response) => raw(`{"template": [${'0,'.repeat(3_000_000)}0]}`, 'application/json')(response),
  },
  {
    title: 'hundreds of thousands of templates of the name',
    match: listing,
    answer: (response) => {
      const template = `{"path": "${workspace}/templates/1", "name": "Sample"}`;
      raw(`{"template": [${`${template},`.repeat(150_000)}${template}]}`, 'application/json')(response);
    },
    expected: /The workspace has 150001 templates named “Sample”/,
  },
  {
    title: 'a page token that no address holds',
    match: listing,
    answer: (response) => json({ nextPageToken: 'x'.repeat(100_000) })(response),
    expected: /nextPageToken must be text of at most 2,000 characters/,
  },
  { title: 'a page token that is an object', match: listing, answer: json({ nextPageToken: {} }) },
  {
    title: 'the same page again and again',
    match: listing,
    answer: json({ template: [], nextPageToken: 'again' }),
    expected: /The list has no end/,
  },
  {
    title: 'a created template of another name',
    match: /^POST .*templates$/,
    answer: json({ path: `${workspace}/templates/9`, name: 'Other' }),
    expected: /name must be “Sample”/,
  },
  {
    title: 'a created template elsewhere',
    match: /^POST .*templates$/,
    answer: json({ path: `${container}/workspaces/4/templates/9`, name: 'Sample' }),
  },
  { title: 'a preview that says nothing', match: preview, answer: json({}) },
  { title: 'a preview that is a text', match: preview, answer: json('fine') },
  {
    title: 'compiler errors that are a text',
    match: preview,
    answer: json({ compilerErrors: 'many' }),
  },
  { title: 'a compiler error that is null', match: preview, answer: json({ compilerErrors: [null] }) },
  {
    title: 'a preview of another container',
    match: preview,
    answer: json({ containerVersion: { path: 'accounts/1/containers/3/versions/0' } }),
  },
  {
    title: 'a temporary workspace in another container',
    match: /^POST .*workspaces$/,
    answer: json({ path: 'accounts/1/containers/3/workspaces/3', name: 'Default Workspace' }),
    target: toTemporary,
  },
  {
    title: 'another workspace than the temporary one',
    match: /^POST .*workspaces$/,
    answer: json({ path: workspace, name: 'Default Workspace' }),
    target: toTemporary,
  },
  {
    title: 'a deletion that answers with a page',
    match: /^DELETE/,
    answer: raw('<html>Log in</html>'),
    target: toTemporary,
    expected: /could not be deleted/,
  },
  {
    title: 'a deletion that answers with objects in each other without end',
    match: /^DELETE/,
    answer: raw(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'application/json'),
    target: toTemporary,
    expected: /could not be deleted: In the answer|could not be deleted: The answer must be empty/,
  },
  {
    title: 'a redirection',
    match: listing,
    answer: (response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/elsewhere' }).end(),
    expected: /refused the request \(302\)/,
  },
  {
    title: 'an error that is a page',
    match: listing,
    answer: raw(`<html>${'Not here. '.repeat(10_000)}</html>`, 'text/html', 404),
    expected: /There is no such account[^]{0,11000}$/,
  },
  {
    title: 'an error that is a list',
    match: listing,
    answer: raw('[null]', 'application/json', 400),
    expected: /refused the request \(400\)/,
  },
  {
    title: 'an error whose parts are of other types',
    match: listing,
    answer: raw('{"error": {"errors": 7, "details": [null], "message": {}}}', 'application/json', 400),
    expected: /refused the request \(400\)/,
  },
];

for (const { title, match, answer, target = toWorkspace, expected = notTheApi } of wrongAnswers) {
  pushTest(`a server that answers with ${title} is refused`, async (t, { server, push }) => {
    server.answerWith(match, answer);
    const { code, output } = await push(target);
    t.is(code, 2);
    t.regex(output, expected);
    t.notRegex(output, /TypeError|is not a function|undefined/);
    t.deepEqual(
      server.workspaces.map(({ name }) => name).filter((name) => name === 'Default Workspace'),
      ['Default Workspace'],
    );
  });
}

pushTest('an answer can show neither the token nor lines of ours', async (t, { server, push }) => {
  const message = `You sent ${token}.\n“Sample” is in the workspace, and Google compiles it.`;
  server.answerWith(
    listing,
    raw(JSON.stringify({ error: { message, errors: [{ reason: 'a\nb' }] } }), 'application/json', 400),
  );
  const { code, output } = await push();
  t.is(code, 2);
  t.regex(
    output,
    /refused the request \(400\)\. Google says: You sent …\.\n {4}“Sample” is in the workspace/,
  );
});

for (const { title, token: given } of [
  { title: 'of two lines', token: 'ya29.secret\nsecret' },
  { title: 'with a letter that no header holds', token: 'ya29.secretš' },
]) {
  pushTest(`a token ${title} is refused before it is sent or shown`, async (t, { server, push }) => {
    const { code, output } = await push(toWorkspace, { environment: { GTM_ACCESS_TOKEN: given } });
    t.is(code, 2);
    t.regex(output, /GTM_ACCESS_TOKEN is no access token/);
    t.notRegex(output, /secret/);
    t.deepEqual(server.requests, []);
  });
}

pushTest('a gallery reference that is null is none', async (t, { server, push }) => {
  const template = { path: `${workspace}/templates/1`, name: 'Sample', templateData: '', fingerprint: '1' };
  server.workspaces[0]?.templates.push(template);
  server.answerWith(listing, json({ template: [{ ...template, galleryReference: null }] }));
  t.is((await push()).code, 0);
});

/** What a failed command says of the workspace that it was to change. */
const leftBehind: readonly {
  readonly title: string;
  readonly prepare: (server: TagManagerServer) => void;
  readonly expected: RegExp;
}[] = [
  {
    title: 'a creation that never gets an answer',
    prepare: ({ refuse }) =>
      refuse(/^POST .*templates$/, ...Array<{ status: number }>(3).fill({ status: 0 })),
    expected: /\nWhether “Sample” is in the workspace as it is now is not known: look there/,
  },
  {
    title: 'a creation that is refused',
    prepare: ({ refuse }) => refuse(/^POST .*templates$/, { status: 403, message: 'No.' }),
    expected: /Google says: No\.$/,
  },
  {
    title: 'a preview that fails for good',
    prepare: ({ refuse }) => refuse(preview, { status: 404, message: 'Lost.' }),
    expected: /Lost\.\n“Sample” is in the workspace; whether Google compiles it is not known\.$/,
  },
];

for (const { title, prepare, expected } of leftBehind) {
  pushTest(`after ${title} it is said what is in the workspace`, async (t, { server, push }) => {
    prepare(server);
    const { code, output } = await push();
    t.is(code, 2);
    t.regex(output, expected);
  });
}

pushTest('pages have a bound', async (t, { server, push }) => {
  let page = 0;
  server.answerWith(listing, (response) => json({ nextPageToken: `page ${++page}` })(response));
  const { code, output } = await push(toWorkspace, {
    limits: { milliseconds: 10_000, bytes: 1_000_000, pages: 5 },
  });
  t.is(code, 2);
  t.regex(output, /The list has no end/);
  t.is(page, 6);
});

for (const { title, answer } of [
  { title: 'never answers', answer: () => undefined },
  {
    title: 'stops in the middle of its answer',
    answer: (response: ServerResponse) =>
      void response.writeHead(200, { 'content-type': 'application/json' }).write('{"template": ['),
  },
]) {
  pushTest(`a server that ${title} is left after a while`, async (t, { server, push }) => {
    server.answerWith(listing, answer);
    const { code, output } = await push(toWorkspace, {
      limits: { milliseconds: 50, bytes: 1_000_000, pages: 5 },
    });
    t.is(code, 2);
    t.regex(output, /took too long\. Waiting 8 s …\nNo answer came\. The answer took too long\.$/);
  });
}

for (const announced of [true, false]) {
  pushTest(
    `an answer of 100 MB${announced ? ', and says so,' : ''} is not read to its end`,
    async (t, { server, push }) => {
      const all = 100_000_000;
      let sent = 0;
      server.answerWith(listing, (response) => {
        response.writeHead(200, {
          'content-type': 'application/json',
          ...(announced ? { 'content-length': all } : {}),
        });
        const chunk = Buffer.alloc(100_000, ' ');
        const more = (): void => {
          while (sent < all && !response.destroyed) {
            sent += chunk.length;
            if (!response.write(chunk)) return void response.once('drain', more);
          }
          response.end();
        };
        more();
      });
      const { code, output } = await push(toWorkspace, {
        limits: { milliseconds: 10_000, bytes: 1_000_000, pages: 5 },
      });
      t.is(code, 2);
      t.regex(output, /The answer is too long/);
      t.true(sent < all / 4, String(sent));
    },
  );
}

pushTest('places of the compiler that are none are no error of ours', async (t, { server, push }) => {
  server.compiler.preview = {
    compilerError: true,
    compilerErrors: [
      { errorMessage: `Offending token 'x' at ${'9'.repeat(400)},${'9'.repeat(400)}.` },
      { errorMessage: `section: ___NONE___ line ${'9'.repeat(400)}, column 0` },
      { errorMessage: `section: ___INFO___ line ${'9'.repeat(400)}, column 0` },
      { errorType: null, errorMessage: "Offending token '".repeat(5_000) },
      ...Array<object>(500).fill({ errorMessage: `section: ___${'_'.repeat(9_900)}` }),
      ...Array<object>(500).fill({ errorMessage: "Offending token '' at 1,0.".repeat(380) }),
      {},
    ],
  };
  const { code, output } = await push();
  t.is(code, 1);
  t.regex(output, /fault: Google’s compiler does not take “x” here\./);
});

pushTest('a wrong token is not repeated in the message', async (t, { push }) => {
  const { code, output } = await push(toWorkspace, { environment: { GTM_ACCESS_TOKEN: 'ya29.secret' } });
  t.is(code, 2);
  t.regex(output, /credentials are not accepted/);
  t.notRegex(output, /secret/);
});

pushTest('a template from the gallery and two of one name are left alone', async (t, { server, push }) => {
  const stored = { path: `${workspace}/templates/1`, name: 'Sample', templateData: '', fingerprint: '1' };
  server.workspaces[0]?.templates.push({ ...stored, galleryReference: { owner: 'sample' } });
  t.regex((await push()).output, /installed from the gallery/);
  server.workspaces[0]?.templates.push({ ...stored, path: `${workspace}/templates/2` });
  t.regex((await push()).output, /has 2 templates named “Sample”/);
  t.false(server.requests.some((line) => line.startsWith('PUT')));
});

pushTest('what Google’s compiler finds on upload points into the sources', async (t, { server, push }) => {
  server.compiler.onSave = (templateData) => {
    const code = /WEB_TEMPLATE___\n\n([^]*?)\n\n\n___/.exec(templateData)?.[1] ?? '';
    const lines = code.split('\n');
    const line = lines.findIndex((each) => each.includes('Hello'));
    const column = lines[line]?.indexOf("'Hello") ?? 0;
    return `1 Error(s) parsing the input:\nAttempting to use undeclared variable Hello in function template.\nOffending section starting from token ''Hello '' at ${line + 1},${column} to token ''Hello '' at ${line + 1},${column}.`;
  };
  const { code, output } = await push();
  t.is(code, 1);
  t.regex(
    output,
    /greeting\.ts:2:\d+: fault: Attempting to use undeclared variable Hello in function template\. \[google-compiler\]\n +2 │ +return `Hello/,
  );
});

pushTest(
  'what Google’s compiler finds in the preview is printed, and a stale workspace named',
  async (t, { server, push }) => {
    server.compiler.preview = {
      compilerError: true,
      syncStatus: { mergeConflict: true },
      compilerErrors: [
        {
          errorType: 'invalidCustomTemplateRuntimeCode',
          errorMessage: "1 Error(s) parsing the input:\nmissing ';' at 'const'\nOffending token '' at 1,0.",
        },
        { errorType: 'unknownTriggerId', errorMessage: 'Unknown trigger 7.' },
      ],
    };
    const { code, output } = await push();
    t.is(code, 1);
    t.regex(output, /main\.ts:1:10: fault: missing ';' at 'const' \[invalid-custom-template-runtime-code\]/);
    t.regex(output, /fault: Unknown trigger 7\. \[unknown-trigger-id\]/);
    t.regex(output, /warning: The workspace is not up to date/);
    server.compiler.preview = { compilerError: true };
    t.regex((await push()).output, /does not say why/);
  },
);

pushTest('sources with faults are not uploaded', async (t, { server, push }) => {
  const broken = async (): ReturnType<typeof build> => ({
    ...(await build()),
    compiled: await compileTemplate({ entry: './main.ts', files: { 'main.ts': 'const broken = ;' } }),
  });
  const { code, output } = await push(toWorkspace, { build: broken });
  t.is(code, 1);
  t.regex(output, /main\.ts:1:16/);
  t.deepEqual(server.requests, []);
});

const wrongArguments: readonly { readonly target: PushTarget; readonly expected: readonly RegExp[] }[] = [
  {
    target: {},
    expected: [
      /--account is a number\./,
      /--container is a number\./,
      /either --workspace .* or --temporary/,
    ],
  },
  {
    target: { account: '1', container: 'GTM-ABC', workspace: 'x' },
    expected: [/not “GTM-ABC”/, /public name/, /--workspace is a number, not “x”/],
  },
  { target: { ...toWorkspace, temporary: true }, expected: [/either --workspace/] },
];

for (const { target, expected } of wrongArguments) {
  pushTest(`refused: ${JSON.stringify(target)}`, async (t, { server, push }) => {
    const { code, output } = await push(target);
    t.is(code, 2);
    for (const each of expected) t.regex(output, each);
    t.deepEqual(server.requests, []);
  });
}

test('a bucket lets its capacity through at once, then one by one, and fills up again', async (t) => {
  const clock = new TestClock();
  const bucket = new TokenBucket({ capacity: 2, perSecond: 0.5 }, clock);
  const times: number[] = [];
  for (let index = 0; index < 4; index++) {
    await bucket.take();
    times.push(clock.time);
  }
  clock.time += 60_000;
  for (let index = 0; index < 3; index++) {
    await bucket.take();
    times.push(clock.time);
  }
  t.deepEqual(times, [0, 0, 2000, 4000, 64_000, 64_000, 66_000]);
});

test('those who wait for a bucket at the same time get their turns one after the other', async (t) => {
  const waits: number[] = [];
  const clock: Clock = { now: () => 0, sleep: async (milliseconds) => void waits.push(milliseconds) };
  const bucket = new TokenBucket({ capacity: 1, perSecond: 0.25 }, clock);
  await Promise.all([bucket.take(), bucket.take(), bucket.take()]);
  t.deepEqual(waits, [4000, 8000]);
});

test('each of several errors is a message; one in another section points into the template', async (t) => {
  const uploaded = await build();
  const read = (text: string, type = ''): readonly Message[] =>
    readCompilerErrors([{ type, text }], uploaded);
  const two = read(
    "2 Error(s) parsing the input:\nmissing ';' at 'x'\nOffending token 'x' at 1,6.\nmismatched input\nOffending token '' at 999,0.",
    'pixieCompilerError',
  );
  t.deepEqual(
    two.map(({ text, rule }) => `${text} ${rule}`),
    ["missing ';' at 'x' pixie-compiler-error", 'mismatched input pixie-compiler-error'],
  );
  const lines = uploaded.text.split('\n');
  const line = lines.findIndex((each) => each.includes('runCode')) + 1;
  const start = lines.indexOf('scenarios:') + 1;
  const [tests] = read(
    `Unable to parse template: Invalid YAML format for content in section: ___TESTS___\nError: in 'string', line ${line - start + 1}, column 3:`,
  );
  t.like(tests?.location, { file: 'template.tpl', line, column: 2, section: 'TESTS' });
  const [plain] = read('Tag code must invoke data.gtmOnSuccess() or data.gtmOnFailure()');
  t.like(plain, {
    text: 'Tag code must invoke data.gtmOnSuccess() or data.gtmOnFailure()',
    location: undefined,
  });
});
