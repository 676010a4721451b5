import test from 'ava';
import fc from 'fast-check';
import { ThrownReason } from '../../../src/sandbox/language/promise.ts';
import { logsOf, runCode } from './run-code.ts';

/** Code for both the sandbox and JavaScript itself, which have to log the same in the same order. */
const programs: readonly string[] = [
  `create((resolve) => { log('now'); resolve(1); log('still now'); }).then(log); log('after')`,
  `create((resolve, reject) => { resolve(1); reject(2); resolve(3); }).then(log, (e) => log('no', e))`,
  ...['resolve', 'reject'].map(
    (again) =>
      `create((resolve, reject) => { resolve(create((r) => callLater(() => r('inner')))); ${again}(2); }).then(log, (e) => log('no', e))`,
  ),
  `create((resolve, reject) => reject('r')).then(log).catch((e) => log('caught', e)).then(() => log('on'))`,
  `create((resolve) => resolve(1)).then(2).then((v) => log(v))`,
  `create((resolve) => resolve(1)).finally(() => 9).then(log)`,
  `create((resolve, reject) => reject(1)).finally(() => log('f')).then(log, (e) => log('still', e))`,
  `create((resolve) => resolve(1)).finally(() => create((r, reject) => reject(2))).then(log, (e) => log('late', e))`,
  `all([1, create((resolve) => callLater(() => resolve(2))), create((resolve) => resolve(3))]).then((v) => log(v))`,
  `all([]).then((v) => log(v)); log('first')`,
  `all([create((r, reject) => reject(1)), create((r, reject) => reject(2))]).then(log, log)`,
  `const p = create((resolve) => resolve(create((r) => r('inner')))); p.then(log); create((r) => r(0)).then(() => log(1)).then(() => log(2)).then(() => log(3)).then(() => log(4))`,
  `create((r) => r(0)).then(() => create((s) => s('a'))).then(log); create((r) => r(0)).then(() => log(1)).then(() => log(2)).then(() => log(3)).then(() => log(4)).then(() => log(5))`,
  `const p = create((r) => r(1)); p.then(() => log('a')); p.then(() => log('b')); callLater(() => log('task')); p.then(() => log('c')).then(() => log('d'))`,
  `callLater(() => { create((r) => r()).then(() => log('job')); log('one'); }); callLater(() => log('two'))`,
  `create((r, reject) => callLater(() => reject('x'))).catch((e) => { log(e); return 'back'; }).then(log)`,
  `const p = create((r) => callLater(() => r(p))); p.then(log, (e) => log(('' + e).indexOf('TypeError: Chaining cycle detected')))`,
  `const p = create((r) => r()).then(() => p); p.then(log, (e) => log(('' + e).indexOf('TypeError: Chaining cycle detected')))`,
  `create((r) => r(1)).finally(9).then(log); create((r) => r(0)).then(() => log('a')).then(() => log('b'))`,
];

/** What JavaScript's own promises do with the code. */
async function native(code: string): Promise<unknown[]> {
  const logged: unknown[] = [];
  const log = (...args: readonly unknown[]): unknown => logged.push(args.length === 1 ? args[0] : args);
  const create = (executor: ConstructorParameters<typeof Promise>[0]): Promise<unknown> =>
    new Promise(executor);
  const all = (values: readonly unknown[]): Promise<unknown[]> => Promise.all(values);
  let timers = 0;
  const callLater = (task: () => void): void => {
    timers += 1;
    setTimeout(() => {
      timers -= 1;
      task();
    }, 0);
  };

  new Function('log', 'create', 'all', 'callLater', code)(log, create, all, callLater);
  do await new Promise((resolve) => setTimeout(resolve, 0));
  while (timers > 0);
  return logged;
}

async function inSandbox(code: string): Promise<unknown[]> {
  return logsOf(`const create = require('Promise').create; const all = require('Promise').all; ${code}`);
}

for (const [index, code] of programs.entries()) {
  test(`promises settle in JavaScript’s order, ${index + 1}: ${code}`, async (t) => {
    t.deepEqual(await inSandbox(code), await native(code));
  });
}

/** Chains of handlers that return values, promises, and rejections. */
const step = fc.constantFrom(
  `.then((v) => { log('ID', v); return v; })`,
  `.then((v) => { log('ID', v); return create((r) => r('p')); })`,
  `.then((v) => { log('ID', v); return create((r, j) => j('q')); })`,
  `.catch((e) => { log('IDc', e); return 'c'; })`,
  `.catch((e) => create((r) => callLater(() => { log('IDt', e); r('t'); })))`,
  `.finally(() => { log('IDf'); })`,
  `.finally(() => create((r) => callLater(r)))`,
  `.then(undefined, (e) => { log('IDr', e); return 'r'; })`,
);

test('chains of any handlers interleave as JavaScript’s do', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.boolean(), fc.array(step, { maxLength: 5 })), { minLength: 1, maxLength: 3 }),
      async (chains) => {
        const code = chains
          .map(([resolves, steps], index) => {
            const start = `create((r, j) => ${resolves ? 'r' : 'j'}('${index}'))`;
            return `${start}${steps.join('').replaceAll('ID', `${index}-`)}.catch(() => {});`;
          })
          .join('\n');
        t.deepEqual(await inSandbox(code), await native(code));
      },
    ),
    { numRuns: 25 },
  );
});

test('a promise has then, catch and finally, which cannot be replaced', async (t) => {
  t.deepEqual(
    await logsOf(`const p = require('Promise').create(() => {}); p.then = 1; p.x = 2;
      log(getType(p), getType(p.then), getType(p.catch), getType(p.finally), p.x, getType(require('Promise').resolve));`),
    [['object', 'function', 'function', 'function', undefined, 'undefined']],
  );
});

test('what a handler throws reaches the next one as a value that is only text', async (t) => {
  t.deepEqual(
    await logsOf(
      `Promise.create((r) => r()).then(() => { data.a.b; }).catch((e) => log(getType(e), e.message, '' + e))`,
    ),
    [['object', undefined, `TypeError: Cannot read properties of undefined (reading 'b')`]],
  );
});

test('a promise that is not settled in five seconds is rejected, whatever would have settled it later', async (t) => {
  const { timeline, console: printed } = await runCode(
    `Promise.create(() => {}).catch((e) => log(e));
     sendHttpGet('https://example.com/').then(log, (e) => log('given up', e));`,
    { responses: [{ after: 7000 }] },
  );
  t.deepEqual(printed, [[{ reason: 'timed_out' }], ['given up', { reason: 'timed_out' }]]);
  t.deepEqual(
    timeline.map(({ what, after }) => [what, after]),
    [
      ['request', 0],
      ['log', 5000],
      ['log', 5000],
      ['answer', 7000],
    ],
  );
});

test('only the first call of resolve or reject counts, also while a promise is waited for that it was given', async (t) => {
  t.deepEqual(
    await logsOf(`const first = Promise.create((resolve, reject) => {
        resolve(Promise.create((later) => callLater(() => later('first'))));
        resolve('second'); reject('third');
      });
      first.then(log, (e) => log('rejected', e));`),
    ['first'],
  );
});

test('a promise that was given up stays so, whatever the promise becomes that it was resolved with', async (t) => {
  const { console: printed } = await runCode(
    `const outer = Promise.create((resolve) => {
       sendHttpGet('https://example.com/1').then(() => resolve(Promise.create((late) => {
         sendHttpGet('https://example.com/2').then(() => { late(); callLater(() => outer.then(log, (e) => log('still', e))); });
       })));
     });
     outer.catch((e) => log('given up', e));`,
    { responses: [{ after: 3000 }, { after: 4000 }] },
  );
  t.deepEqual(printed, [
    ['given up', { reason: 'timed_out' }],
    ['still', { reason: 'timed_out' }],
  ]);
});

test('the text of what was thrown says of which kind it is', async (t) => {
  t.is(String(new ThrownReason(new RangeError('of the page'))), 'RangeError: of the page');
  t.deepEqual(
    await logsOf(`Promise.create((r) => r()).then(() => 'x'.match('(')).catch((e) => log('' + e))`),
    ['SyntaxError: Invalid regular expression: /(/: Unterminated group'],
  );
});

test('a rejection that nothing handles is told, one that is handled later is not', async (t) => {
  const { swallowed, status, error } = await runCode(
    `Promise.create((r, reject) => reject('lost'));
     const p = Promise.create((r, reject) => reject('found')); callLater(() => p.catch(() => {}));
     Promise.create((r) => r()).then(() => { data.a.b; });`,
  );
  t.is(status, 'pending');
  t.deepEqual(swallowed, [
    'A promise was rejected with "lost", and nothing handles that.',
    `TypeError: Cannot read properties of undefined (reading 'b')`,
  ]);
  t.is(error, swallowed[0] ?? null);
});
