import test from 'ava';
import { compileProgram } from '../../../src/sandbox/language/compile.ts';
import { SandboxLimitError, type CodeLocation } from '../../../src/sandbox/language/errors.ts';
import { Meter } from '../../../src/sandbox/language/meter.ts';
import { thrownBy } from './run-code.ts';

test('What is used counts from zero up to the limit, whoever watches', (t) => {
  for (const watch of [undefined, () => undefined]) {
    const meter = new Meter({ steps: 2_500_000, depth: 1, ...(watch === undefined ? {} : { watch }) });
    t.is(meter.used, 0);
    meter.spend(1_200_000);
    t.is(meter.used, 1_200_000);
    meter.spend(1_300_000);
    t.is(meter.used, 2_500_000);
    t.throws(() => meter.spend(1), {
      instanceOf: SandboxLimitError,
      message: 'The code took more than 2,500,000 steps: does a loop never end?',
    });
    t.is(meter.used, 2_500_000);
  }
});

test('What one step too many would cost ends the code, not what the limit allows', (t) => {
  const meter = new Meter({ steps: 10, depth: 1 });
  t.notThrows(() => meter.spend(10));
  t.throws(() => meter.spend(1), { instanceOf: SandboxLimitError });
  const reading = new Meter({ steps: 10, depth: 1 });
  t.notThrows(() => reading.spendOnReading(640));
  t.throws(() => reading.spendOnReading(64), { instanceOf: SandboxLimitError });
  const text = new Meter({ steps: 10, depth: 1 });
  t.notThrows(() => text.spendOnText(160));
  t.throws(() => text.spendOnText(16), { instanceOf: SandboxLimitError });
});

test('Unless told otherwise there are ten million steps and 500 calls within calls', (t) => {
  const meter = new Meter();
  t.true(meter.tooDeep().message.includes('the limit is 500 calls within calls'));
  meter.spend(10_000_000);
  t.throws(() => meter.spend(1), { message: /more than 10,000,000 steps/ });
});

test('Who watches is told the place at least every million steps, and what it throws ends the code', (t) => {
  const seen: CodeLocation[] = [];
  const run = (watch: (at: CodeLocation) => void): unknown =>
    thrownBy(() =>
      compileProgram('function f() {}\nfor (;;)\n  f();', { globals: [], file: 'a.js' }).run(
        [],
        new Meter({ steps: 5_000_000, depth: 10, watch }),
      ),
    );
  t.true(run((at) => seen.push(at)) instanceof SandboxLimitError);
  t.true(seen.length >= 4 && seen.length < 20, String(seen.length));
  for (const { source, line } of seen) t.true(source === 'a.js' && line >= 2);
  const ended = new Error('It is late.');
  let calls = 0;
  t.is(
    run(() => {
      calls += 1;
      throw ended;
    }),
    ended,
  );
  t.is(calls, 1);
});

test('Who watches is told once for each million steps that are used, as long as there are more', (t) => {
  let told = 0;
  const meter = new Meter({ steps: 3_500_000, depth: 1, watch: () => void (told += 1) });
  meter.lastCall = () => ({ source: 'a', line: 1, column: 0 });
  for (const times of [1, 2, 3]) {
    meter.spend(1_000_001);
    t.is(told, times);
  }
  meter.spend(400_000);
  t.is(told, 3);
});

test('The place of what takes long is that of the call, in what it calls too', (t) => {
  const seen: CodeLocation[] = [];
  const meter = new Meter({ steps: 3_000_000, depth: 10, watch: (at) => void seen.push(at) });
  meter.tell();
  t.is(seen.length, 0);
  const program = compileProgram("var a = 'x';\nwhile (a.length < 1000000) a += a;\nfor (;;)\n  a.trim();", {
    globals: [],
  });
  t.true(thrownBy(() => program.run([], meter)) instanceof SandboxLimitError);
  t.deepEqual(new Set(seen.map(({ line, column }) => `${line}:${column}`)), new Set(['4:2']));
  seen.length = 0;
  meter.tell(() => ({ source: 'b', line: 1, column: 2 }));
  t.deepEqual(seen, [{ source: 'b', line: 1, column: 2 }]);
});
