import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { runCommand } from '../../src/cli/run-command.ts';
import { toolkit } from '../../src/cli/toolkit.ts';
import { sample } from './sample.ts';

/** Runs a command in a folder of its own that holds `a.tpl` and gives its exit code and what it printed. */
function inFolder(t: ExecutionContext) {
  const folder = mkdtempSync(join(tmpdir(), 'tpl-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('a.tpl'), sample);
  const tpl = async (word: string, ...args: string[]) => {
    let out = '';
    let err = '';
    const terminal = {
      out: (text: string) => void (out += `${text}\n`),
      err: (text: string) => void (err += `${text}\n`),
      data: (text: string) => void (out += text),
      colour: false,
    };
    const code = await runCommand(toolkit, [word, ...args], terminal);
    return { code, out, err };
  };
  return { at, tpl };
}

test('fmt prints the template', async (t) => {
  const { at, tpl } = inFolder(t);
  writeFileSync(at('b.tpl'), sample.slice(1).replaceAll('\n', '\r\n'));
  t.deepEqual(await tpl('fmt', at('b.tpl')), { code: 0, out: sample, err: '' });
});

test('unpack and pack give the same bytes, and an edit reaches the template', async (t) => {
  const { at, tpl } = inFolder(t);
  t.is((await tpl('unpack', at('a.tpl'), at('parts'))).code, 0);
  t.deepEqual(readdirSync(at('parts/tests')), [
    '1-it-sends.js',
    '2-it-has-a-blank-at-a-line-s-end.js',
    'setup.js',
  ]);
  t.is((await tpl('pack', at('parts'), at('b.tpl'))).code, 0);
  t.is(readFileSync(at('b.tpl'), 'utf8'), sample);
  writeFileSync(at('parts/code.js'), 'data.gtmOnSuccess();\n');
  t.is((await tpl('pack', at('parts'), at('b.tpl'))).code, 0);
  t.is(
    readFileSync(at('b.tpl'), 'utf8'),
    sample.replace(/const sendPixel[^]*gtmOnSuccess\);/, 'data.gtmOnSuccess();'),
  );
});

test('descriptions in the tests come back by unpack, pack and fmt', async (t) => {
  const { at, tpl } = inFolder(t);
  const described = sample
    .replace('scenarios:\n', 'description: All of it\nscenarios:\n')
    .replace(/(- name: .*\n)/, '$1  description: The usual case\n');
  writeFileSync(at('a.tpl'), described);
  t.deepEqual(await tpl('fmt', at('a.tpl')), { code: 0, out: described, err: '' });
  t.is((await tpl('unpack', at('a.tpl'), at('parts'))).code, 0);
  const index = at('parts/tests.json');
  writeFileSync(index, readFileSync(index, 'utf8').replace('The usual case', 'A rare case'));
  t.is((await tpl('pack', at('parts'), at('b.tpl'))).code, 0);
  t.is(readFileSync(at('b.tpl'), 'utf8'), described.replace('The usual case', 'A rare case'));
});

test('unpacking again replaces what nobody has edited and refuses what somebody has', async (t) => {
  const { at, tpl } = inFolder(t);
  await tpl('unpack', at('a.tpl'), at('parts'));
  writeFileSync(at('a.tpl'), sample.replace(/- name: It has[^]*(?=setup)/, ''));
  t.is((await tpl('unpack', at('a.tpl'), at('parts'))).code, 0);
  t.deepEqual(readdirSync(at('parts/tests')), ['1-it-sends.js', 'setup.js']);

  writeFileSync(at('parts/code.js'), 'edited();\n');
  const { code, err } = await tpl('unpack', at('a.tpl'), at('parts'));
  t.is(code, 2);
  t.regex(err, /has been edited since it was unpacked/);
  t.is(readFileSync(at('parts/code.js'), 'utf8'), 'edited();\n');
});

test('unpack leaves folders alone that hold something else', async (t) => {
  const { at, tpl } = inFolder(t);
  const { code, err } = await tpl('unpack', at('a.tpl'), at('.'));
  t.is(code, 2);
  t.regex(err, /not empty/);
  t.deepEqual(readdirSync(at('.')), ['a.tpl']);
});

test('bad input is one message and exit 2, and nothing is written', async (t) => {
  const { at, tpl } = inFolder(t);
  writeFileSync(at('no.tpl'), '{}');
  writeFileSync(at('binary.tpl'), Buffer.from([0xff, 0xfe]));
  await tpl('unpack', at('a.tpl'), at('parts'));
  rmSync(at('parts/fields.json'));
  const cases: readonly (readonly [string[], RegExp])[] = [
    [['fmt', at('missing.tpl')], /missing\.tpl: there is no such file/],
    [['fmt', at('.')], /this is a folder/],
    [['fmt', at('no.tpl')], /no\.tpl: this is no Google Tag Manager template/],
    [['fmt', at('binary.tpl')], /no text in UTF-8/],
    [['unpack', at('no.tpl'), at('other')], /this is no Google Tag Manager template/],
    [['unpack', at('a.tpl'), at('no.tpl')], /no\.tpl: this is a file; a folder/],
    [['pack', at('nowhere'), at('b.tpl')], /template\.json: there is no such file/],
    [['pack', at('parts'), at('b.tpl')], /fields\.json: there is no such file/],
    [['diff'], /Missing required argument 'OLD\.tpl'/],
    [['diff', at('a.tpl'), at('no.tpl')], /this is no Google Tag Manager template/],
  ];
  for (const [[word = '', ...args], message] of cases) {
    const { code, out, err } = await tpl(word, ...args);
    t.is(code, 2, err);
    t.is(out, '');
    t.regex(err, message);
  }
  t.false(existsSync(at('other')));
  t.false(existsSync(at('b.tpl')));
});

test('pack does not write over a file that is no template', async (t) => {
  const { at, tpl } = inFolder(t);
  writeFileSync(at('notes.txt'), 'mine');
  await tpl('unpack', at('a.tpl'), at('parts'));
  t.is((await tpl('pack', at('parts'), at('notes.txt'))).code, 2);
  t.is(readFileSync(at('notes.txt'), 'utf8'), 'mine');
});

test('diff exits 1 when live tags break, and 0 when they do not', async (t) => {
  const { at, tpl } = inFolder(t);
  writeFileSync(at('b.tpl'), sample.replace('"name": "id"', '"name": "key"'));
  const broken = await tpl('diff', at('a.tpl'), at('b.tpl'), '--json');
  t.is(broken.code, 1);
  const report: unknown = JSON.parse(broken.out);
  t.like(report, {
    breaking: 1,
    attention: 0,
    safe: 0,
    changes: [{ severity: 'breaking', rule: 'field-renamed' }],
  });
  t.deepEqual(await tpl('diff', at('a.tpl'), at('a.tpl')), {
    code: 0,
    out: 'Nothing changes for live tags.\n',
    err: '',
  });
});
