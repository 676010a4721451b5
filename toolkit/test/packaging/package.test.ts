import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { templateText } from '../check/helpers.ts';
import { runProcess, type Ended } from './run-process.ts';

const toolkit = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'package-'));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, args: readonly string[], cwd = folder): Promise<Ended> {
  // The package must do without what the sources run with.
  return runProcess(command, args, { cwd, env: { ...process.env, NODE_OPTIONS: '' } });
}

const program = path.join(folder, 'node_modules/gtm-template-toolkit/dist/gtm-template.js');

function gtmTemplate(args: readonly string[], cwd = folder): Promise<Ended> {
  return run(process.execPath, [program, ...args], cwd);
}

const code = `const log = require('logToConsole');
const sendPixel = require('sendPixel');
log('sent');
sendPixel('https://example.com/hit', data.gtmOnSuccess, data.gtmOnFailure);`;

test.before(
  'the package is packed and installed in an empty folder, with what the registry’s cache holds',
  async (t) => {
    t.timeout(300_000);
    const packed = await run('npm', ['pack', '--pack-destination', folder], toolkit);
    t.is(packed.code, 0, packed.err);
    const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    writeFileSync(path.join(folder, 'package.json'), '{"private": true, "type": "module"}');
    const install = ['install', '--prefer-offline', '--no-audit', '--no-fund', path.join(folder, tarball)];
    const installed = await run('npm', install);
    t.is(installed.code, 0, installed.err);
    writeFileSync(path.join(folder, 'sample.tpl'), templateText());
    mkdirSync(path.join(folder, 'own'));
  },
);

test.serial('it has no sources, and none of the tag', (t) => {
  const names = readdirSync(path.join(folder, 'node_modules/gtm-template-toolkit'));
  t.deepEqual(
    names.filter((name) => ['test', 'testing', 'bench', 'packaging'].includes(name)),
    [],
  );
  t.true(names.includes('README.md'));
  t.true(names.includes('action.yml'));
});

test.serial('it makes a template project of nothing, builds, checks and tests it', async (t) => {
  t.timeout(300_000);
  const own = path.join(folder, 'own/tag');
  t.is((await gtmTemplate(['init', own])).code, 0);
  for (const args of [['build'], ['build', '--check'], ['check'], ['test']]) {
    const { code, out, err } = await gtmTemplate(args, own);
    t.is(code, 0, `${args.join(' ')}: ${out}${err}`);
  }
  t.regex((await gtmTemplate(['test'], own)).out, /\d+ passed, 0 failed/);
});

test.serial(
  'a project that has no toolkit of its own, but settings that import it, gets its website',
  async (t) => {
    t.timeout(300_000);
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'project-'));
    t.teardown(() => rmSync(elsewhere, { recursive: true, force: true }));
    const project = path.join(elsewhere, 'tag');
    t.is((await gtmTemplate(['init', project])).code, 0);
    writeFileSync(
      path.join(project, 'gtm-template.config.ts'),
      `import { exitCode } from 'gtm-template-toolkit/messages';
import { checkContainer } from 'gtm-template-toolkit/container';
const text = [exitCode.faults, typeof checkContainer].join();
export default { products: [{ file: 'made.txt', make: () => ({ text, messages: [], summary: 'Made.' }) }] };
`,
    );
    const { code, out, err } = await gtmTemplate(['site'], project);
    t.is(code, 0, out + err);
    const read = (name: string): string => readFileSync(path.join(project, 'dist/site', name), 'utf8');
    t.is(read('made.txt'), '1,function');
    t.regex(read('downloads.html'), /made\.txt/);
    t.notRegex(read('playground/receiver.js'), /from ?["']node:/);
    t.regex(read('playground/shop.html'), /script-src 'self' 'sha256-/);
  },
);

test.serial('below what it finds, check prints the address of a page that is there', async (t) => {
  writeFileSync(path.join(folder, 'found.tpl'), templateText({ info: { displayName: 'example pixel' } }));
  const { code, out, err } = await gtmTemplate(['check', 'found.tpl']);
  t.is(code, 0, err);
  const [, page = '', rule = ''] = /^ {2}(node_modules.*rules\.md)#(.+)$/m.exec(out) ?? [];
  t.true(readFileSync(path.join(folder, page), 'utf8').includes(`### ${rule}\n`), out);
  t.regex((await gtmTemplate(['check', '--explain', rule])).out, /^display-name-style \(note\)\n/);
});

for (const { args, expected } of [
  { args: ['--version'], expected: /^\d+\.\d+\.\d+\n$/ },
  { args: ['--help'], expected: /\n {2}check +Says what GTM refuses/ },
  {
    args: ['run', 'sample.tpl'],
    expected: /^The tag succeeded\.\n\nPixel https:\/\/example\.com\/p\?id=undefined\n$/,
  },
  { args: ['run', '--json', 'sample.tpl'], expected: /"status": "/ },
  { args: ['fmt', 'sample.tpl'], expected: /___INFO___/ },
  { args: ['diff', 'sample.tpl', 'sample.tpl'], expected: /./ },
  { args: ['unpack', 'sample.tpl', 'parts'], expected: /Wrote \d+ files to parts/ },
  { args: ['pack', 'parts', 'packed.tpl'], expected: /Wrote packed\.tpl/ },
]) {
  test.serial(`gtm-template ${args.join(' ')} works on plain Node`, async (t) => {
    const { code, out, err } = await gtmTemplate(args);
    t.is(code, 0, err);
    t.regex(out, expected);
  });
}

test.serial('what does not come to an end is ended under its watchdog, and the rest goes on', async (t) => {
  const scenarios = ['runCode({ id: 1 });', 'for (;;) {}', 'runCode({ id: 2 });'];
  writeFileSync(path.join(folder, 'endless.tpl'), templateText({ scenarios }));
  const limits = ['--steps', '1000000000000', '--time', '2'];
  const { code: ended, out } = await gtmTemplate(['test', ...limits, 'endless.tpl']);
  t.is(ended, 1);
  t.regex(
    out,
    /✓ Scenario 1[^]*✗ Scenario 2[^]*It took more than 2 seconds of the processor’s time and was ended[^]*at endless\.tpl:\d+:\d+[^]*✓ Scenario 3/,
  );
});

test.serial('its library runs templates and checks them, from plain JavaScript', async (t) => {
  writeFileSync(
    path.join(folder, 'use.js'),
    `import { runTemplate } from 'gtm-template-toolkit/sandbox';
import { checkTemplate } from 'gtm-template-toolkit/check';
import { readWholeTemplate } from 'gtm-template-toolkit/tpl';
import { readFileSync } from 'node:fs';
const permissions = { send_pixel: { allowedUrls: 'specific', urls: ['https://example.com/*'] } };
const answer = await runTemplate({ type: 'TAG', code: ${JSON.stringify(code)}, permissions });
const text = readFileSync('sample.tpl', 'utf8');
console.log(JSON.stringify({ answer, messages: checkTemplate(text, 'sample.tpl').length, type: readWholeTemplate(text, 'sample.tpl').type }));
`,
  );
  const { code: ended, out, err } = await run(process.execPath, ['use.js']);
  t.is(ended, 0, err);
  const said: unknown = JSON.parse(out);
  t.like(said, {
    answer: { status: 'success', error: null, pixels: ['https://example.com/hit'], console: [] },
    type: 'TAG',
  });
});

test.serial('its declarations type a program that uses it, and code for the sandbox', async (t) => {
  t.timeout(300_000);
  const types = path.join(folder, 'types');
  mkdirSync(types);
  cpSync(path.join(folder, 'package.json'), path.join(types, 'package.json'));
  writeFileSync(
    path.join(types, 'use.ts'),
    `import { runTemplate, type RunAnswer } from 'gtm-template-toolkit/sandbox';
import type { Field, TagDataOf } from 'gtm-template-toolkit/types';
const fields = [{ type: 'TEXT', name: 'key', displayName: 'Key', simpleValueType: true }] as const satisfies readonly Field[];
export type Data = TagDataOf<typeof fields>;
export const answer: Promise<RunAnswer> = runTemplate({ type: 'TAG', code: '', permissions: {} });
// @ts-expect-error A template has a type.
void runTemplate({ code: '', permissions: {} });
`,
  );
  writeFileSync(
    path.join(types, 'main.ts'),
    `import { sendPixel } from 'gtm';
sendPixel('https://example.com/');
// @ts-expect-error The sandbox has no fetch.
fetch('https://example.com/');
`,
  );
  const base = {
    strict: true,
    noEmit: true,
    module: 'ESNext',
    moduleResolution: 'Bundler',
    target: 'ES2023',
  };
  writeFileSync(
    path.join(types, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...base, skipLibCheck: false, types: [] }, files: ['use.ts'] }),
  );
  writeFileSync(
    path.join(types, 'tsconfig.tag.json'),
    JSON.stringify({ extends: 'gtm-template-toolkit/tsconfig.sandbox.json', include: ['main.ts'] }),
  );
  const tsc = path.join(folder, 'node_modules/typescript/bin/tsc');
  for (const config of ['tsconfig.json', 'tsconfig.tag.json']) {
    const { code: ended, out } = await run(process.execPath, [tsc, '-p', path.join(types, config)]);
    t.is(ended, 0, out);
  }
});
