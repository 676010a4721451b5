import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import { compileText, dedent } from './helpers.ts';
import { programs } from './programs.ts';
import { lowered, lowerText, original, outsideOfDialect } from './two-ways.ts';

test('programs at random do the same in JavaScript and, lowered, in the sandbox', (t) => {
  fc.assert(
    fc.property(programs(), (code) => {
      const output = lowerText(code);
      assert.deepEqual(outsideOfDialect(output), []);
      assert.deepEqual(lowered(output), original(code), output);
    }),
    { numRuns: 60 },
  );
  t.pass();
});

test('so they do after the bundler, the formatter and the whole compiler', async (t) => {
  await fc.assert(
    fc.asyncProperty(programs(), async (code) => {
      const entry = code
        .replace("const Math = require('Math');", "import { Math } from 'gtm';")
        .replace(/return (\[n, m.*);$/, 'export default $1;');
      const compiled = await compileText(entry);
      const faults = compiled.messages.filter(({ severity }) => severity === 'fault');
      assert.deepEqual(faults, []);
      assert.deepEqual(lowered(compiled.code), original(code), compiled.code);
    }),
    { numRuns: 10 },
  );
  t.pass();
});

test('so does var, wherever it is declared', async (t) => {
  const code = dedent(`
    data.log(read());
    for (var i = 0; i < 2; i++) data.log(i);
    for (var key in { a: 1 }) data.log(key);
    for (var each of [1]) data.log(each);
    if (i > 1) { var inner = i; }
    data.log([i, key, each, inner, late, read()]);
    var late = 1;
    function read() { return [late, inner]; }
    data.log(read());
    function never() { if (false) { var none = 1; } return none; }
    data.log(never());
  `);
  const compiled = await compileText(code);
  t.deepEqual(compiled.messages, []);
  t.deepEqual(lowered(compiled.code), original(code), compiled.code);
});

test('so does the rest of an object whose keys are numbers', async (t) => {
  const code = dedent(`
    const o = { 2: 'two', 1.5: 'half', x: 1 };
    const { 2: a, ...b } = o;
    const without = (key) => { const { [key]: taken, ...rest } = o; return [taken, rest]; };
    const text = 'x';
    const { [text]: c, ...d } = o;
    data.log([a, b, without(2), without('1.5'), c, d]);
  `);
  const compiled = await compileText(code);
  t.deepEqual(compiled.messages, []);
  t.true(compiled.code.includes('key !== text'), 'a known text is compared as it is');
  t.deepEqual(lowered(compiled.code), original(code), compiled.code);
});
