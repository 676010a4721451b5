import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { buildOnce, buildTemplate } from 'gtm-template-toolkit/project';
import { CannotRun } from 'gtm-template-toolkit/messages';

const root = path.resolve(import.meta.dirname, '../..');

/** A copy of the sources, with the tooling they need beside them. */
function copyOfSources(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'build-'));
  for (const folder of ['src', 'template'])
    cpSync(path.join(root, folder), path.join(copy, folder), { recursive: true });
  for (const name of ['toolkit', 'container', 'node_modules', 'tsconfig.json', 'gtm-template.config.ts'])
    symlinkSync(path.join(root, name), path.join(copy, name));
  return copy;
}

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

/** What a build says. */
async function said(
  work: (listener: Parameters<typeof buildOnce>[1]['listener']) => Promise<unknown>,
): Promise<string> {
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(line);
  await work({ out: say, err: say, colour: false });
  return lines.join('\n');
}

test('A build writes the template, its source map and the container, and tells what it made', async (t) => {
  const copy = copyOfSources();
  let code: number | undefined;
  const text = await said(async (listener) => {
    code = await buildOnce(copy, { write: true, listener });
  });
  t.is(code, 0);
  t.is(
    readFileSync(path.join(copy, 'template.tpl'), 'utf8'),
    readFileSync(path.join(root, 'template.tpl'), 'utf8'),
  );
  t.true(existsSync(path.join(copy, 'dist/template.tpl.map')));
  t.true(existsSync(path.join(copy, 'dist/mparticle-pixel-container.json')));
  t.regex(
    text,
    /gzipped as visitors download it[^]*APIs[^]*sendPixel[^]*permissions[^]*send_pixel[^]*scenarios {4}\d+/,
  );
  rmSync(copy, { recursive: true });
});

test('A check writes nothing and names every file that is not what the sources build', async (t) => {
  const copy = copyOfSources();
  writeFileSync(path.join(copy, 'template.tpl'), 'another');
  let code: number | undefined;
  const text = await said(async (listener) => {
    code = await buildOnce(copy, { write: false, listener });
  });
  t.is(code, 1);
  t.regex(text, /template\.tpl is not what the sources build/);
  t.regex(text, /There is no dist\/mparticle-pixel-container\.json/);
  t.is(readFileSync(path.join(copy, 'template.tpl'), 'utf8'), 'another');
  t.false(existsSync(path.join(copy, 'dist')));
  rmSync(copy, { recursive: true });
});

test('A field that has been renamed is a fault where the code reads it; nothing is written', async (t) => {
  const copy = copyOfSources();
  edit(path.join(copy, 'template/fields/event.ts'), (text) => text.replace("'timestamp'", "'eventTime'"));
  let code: number | undefined;
  const text = await said(async (listener) => {
    code = await buildOnce(copy, { write: true, listener });
  });
  t.is(code, 1);
  t.regex(text, /src\/\S+\.ts:\d+:\d+: fault: Property 'timestamp' does not exist/);
  t.false(existsSync(path.join(copy, 'template.tpl')));
  rmSync(copy, { recursive: true });
});

test('A permission that is missing is a fault where the code needs it; nothing is written', async (t) => {
  const copy = copyOfSources();
  edit(path.join(copy, 'template/permissions.ts'), (text) => text.replace(/^ *read_title: .*\n/m, ''));
  let code: number | undefined;
  const text = await said(async (listener) => {
    code = await buildOnce(copy, { write: true, listener });
  });
  t.is(code, 1);
  t.regex(text, /src\/\S+\.ts:\d+:\d+: fault: readTitle needs the permission read_title/);
  t.false(existsSync(path.join(copy, 'template.tpl')));
  rmSync(copy, { recursive: true });
});

test('A scenario whose first line is no name cannot be built', async (t) => {
  const copy = copyOfSources();
  const scenario = path.join(copy, 'template/tests/scenarios/99-nameless.js');
  writeFileSync(scenario, "assertApi('sendPixel').wasCalled();\n");
  const error = await t.throwsAsync(buildTemplate(copy), { instanceOf: CannotRun });
  t.true(error?.message.startsWith(`${scenario}:1: `));
  rmSync(copy, { recursive: true });
});

for (const { name, code, message } of [
  {
    name: 'is half-typed',
    code: 'const half = {',
    message: /fields\/event\.ts:\d+:\d+: Expected identifier[^]*│/,
  },
  {
    name: 'throws',
    code: "throw new Error('no fields');",
    message: /^\S*template\/fields\/event\.ts:\d+:7: no fields$/,
  },
]) {
  test(`What a module of the template that ${name} says is where it is`, async (t) => {
    const copy = copyOfSources();
    const file = path.join(copy, 'template/fields/event.ts');
    edit(file, (text) => `${text}\n${code}\n`);
    await t.throwsAsync(buildTemplate(copy), { instanceOf: CannotRun, message });
    rmSync(copy, { recursive: true });
  });
}
