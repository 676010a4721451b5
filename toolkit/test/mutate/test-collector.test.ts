import test, { type ExecutionContext } from 'ava';
import { TestCollector } from '../../src/mutate/test-collector.ts';

class Custom extends TypeError {}
const failing = (): never => {
  throw new Custom('bad value');
};
const rejecting = (): Promise<never> => Promise.reject(new Custom('bad value'));

const assertions: readonly {
  readonly name: string;
  readonly holds: boolean;
  readonly body: (t: ExecutionContext) => unknown;
}[] = [
  { name: 'is', holds: true, body: (t) => t.is(NaN, NaN) },
  { name: 'is', holds: false, body: (t) => t.is<unknown, unknown>('1', 1) },
  { name: 'is, of zeros', holds: false, body: (t) => t.is(0, -0) },
  { name: 'not', holds: false, body: (t) => t.not(1, 1) },
  { name: 'true', holds: false, body: (t) => t.true(1) },
  { name: 'false', holds: false, body: (t) => t.false('') },
  { name: 'truthy', holds: false, body: (t) => t.truthy('') },
  { name: 'deepEqual', holds: true, body: (t) => t.deepEqual({ a: [1] }, { a: [1] }) },
  {
    name: 'deepEqual, of more',
    holds: false,
    body: (t) => t.deepEqual<unknown, unknown>({ a: 1, b: 2 }, { a: 1 }),
  },
  {
    name: 'deepEqual, of undefined',
    holds: false,
    body: (t) => t.deepEqual<unknown, unknown>({ a: undefined }, {}),
  },
  { name: 'like', holds: true, body: (t) => t.like({ a: { b: 1, c: 2 }, d: 3 }, { a: { b: 1 } }) },
  { name: 'like, of something else', holds: false, body: (t) => t.like({ a: { b: 1 } }, { a: { b: 2 } }) },
  { name: 'like, of less', holds: false, body: (t) => t.like({}, { a: 1 }) },
  { name: 'regex', holds: true, body: (t) => t.regex('abc', /b/) },
  { name: 'regex', holds: false, body: (t) => t.regex('abc', /d/) },
  { name: 'notRegex', holds: false, body: (t) => t.notRegex('abc', /b/) },
  {
    name: 'throws',
    holds: true,
    body: (t) => t.throws(failing, { instanceOf: TypeError, message: /value/ }),
  },
  { name: 'throws, nothing', holds: false, body: (t) => t.throws(() => undefined) },
  { name: 'throws, another class', holds: false, body: (t) => t.throws(failing, { instanceOf: RangeError }) },
  { name: 'throws, another message', holds: false, body: (t) => t.throws(failing, { message: 'bad' }) },
  { name: 'throwsAsync', holds: true, body: (t) => t.throwsAsync(rejecting, { message: 'bad value' }) },
  { name: 'throwsAsync, nothing', holds: false, body: (t) => t.throwsAsync(async () => undefined) },
  { name: 'notThrows', holds: false, body: (t) => t.notThrows(failing) },
];
for (const { name, holds, body } of assertions) {
  test(`${name} ${holds ? 'holds' : 'fails'} as in ava`, async (t) => {
    const collector = new TestCollector();
    // The stand-in has the assertions of ava's context, but not its types.
    collector.test('a', (own) => Reflect.apply(body, undefined, [own]));
    const failure = await collector.firstFailure(1000);
    const inAva = await t.try(async (attempt) => void (await body(attempt)));
    inAva.discard();
    t.is(inAva.passed, holds);
    t.is(failure === undefined, holds);
  });
}

test('Tests run in their order until one fails, hooks around them', async (t) => {
  const calls: string[] = [];
  const collector = new TestCollector();
  const { test: own } = collector;
  const body = (name: string, result?: Promise<never>) => (): unknown => {
    calls.push(name);
    return result;
  };
  own.before(body('before'));
  own.beforeEach(body('beforeEach'));
  own.afterEach(body('afterEach'));
  own.after.always(body('after'));
  own('first', (each) => each.teardown(body('teardown')));
  own.skip();
  own.serial('second', () => Promise.reject(new Error('no')));
  own('third', body('third'));
  t.deepEqual(await collector.firstFailure(1000), { title: 'second', reason: 'Error: no' });
  t.deepEqual(calls, ['before', 'beforeEach', 'teardown', 'afterEach', 'beforeEach', 'afterEach', 'after']);
});

test('A test that never ends fails when its time is up', async (t) => {
  const collector = new TestCollector();
  collector.test('a', () => new Promise(() => undefined));
  t.like(await collector.firstFailure(20), {
    title: 'a',
    reason: 'UnexpectedResult: it is not done after 20 ms',
  });
});
