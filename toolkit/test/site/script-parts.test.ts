import { runInNewContext } from 'node:vm';
import test from 'ava';
import { oneScript } from '../../src/playground/page/one-script.ts';
import { scriptParts } from '../../src/site/script-parts.ts';

/** Runs modules as the one script that is made of them. @returns what they have put into `said` */
async function run(files: Readonly<Record<string, string>>, entry = 'entry.js'): Promise<readonly unknown[]> {
  const textOf = (file: string): string => files[file] ?? '';
  const [parts = []] = scriptParts([entry], textOf);
  const said: unknown[] = [];
  runInNewContext(oneScript(parts.map((part) => ({ ...part, text: textOf(part.file) }))), { said });
  await new Promise((resolve) => setTimeout(resolve));
  return said;
}

for (const { title, files, expected } of [
  {
    title: 'names are handed over under other names, and each module runs once, before those that ask for it',
    files: {
      'entry.js': 'import{a as b,c}from"./chunks/one.js";import"./chunks/two.js";said.push(b,c())',
      'chunks/one.js': 'import{d}from"./two.js";const a=d+1;function c(){return a+1}export{a,c};',
      'chunks/two.js': 'said.push("two");var d=1;export{d};',
    },
    expected: ['two', 2, 3],
  },
  {
    title: 'a module that is loaded later runs when it is asked for',
    files: {
      'entry.js': 'import("./later.js").then(({x})=>said.push(x));said.push("first")',
      'later.js': 'var y="later";export{y as x};',
    },
    expected: ['first', 'later'],
  },
  {
    title: 'names of one module are none of another, and code is strict',
    files: {
      'entry.js': 'import"./other.js";var a="mine";said.push(a,typeof b,function(){return this}())',
      'other.js': 'var a="other",b=1;',
    },
    expected: ['mine', 'undefined', undefined],
  },
]) {
  test(`modules in one script: ${title}`, async (t) => {
    t.deepEqual(await run(files), expected);
  });
}

for (const { title, text } of [
  { title: 'an export that changes later', text: 'let a=1;function b(){a++}export{a,b};' },
  { title: 'the module’s own address', text: 'said.push(import.meta.resolve)' },
  { title: 'a module whose name is worked out', text: 'import(said)' },
  { title: 'everything of another module under one name', text: 'import*as a from"./a.js";' },
]) {
  test(`${title} cannot be part of a script, and is refused`, (t) => {
    t.throws(() => scriptParts(['entry.js'], () => text), { message: /^entry\.js has \w+ at \d+/ });
  });
}

test('two scripts name the modules that they have in common alike', (t) => {
  const files: Record<string, string> = {
    'a.js': 'import{c}from"./c.js";c()',
    'b.js': 'import{c}from"./c.js";c()',
    'c.js': 'function c(){}export{c};',
  };
  const [a = [], b = []] = scriptParts(['a.js', 'b.js'], (file) => files[file] ?? '');
  t.deepEqual(
    [a, b].map((parts) => parts.map(({ file }) => file)),
    [
      ['a.js', 'c.js'],
      ['b.js', 'c.js'],
    ],
  );
  t.is(a[1], b[1]);
});
