import test from 'ava';
import type { Receiver } from 'gtm-template-toolkit/receiver';
import receiver from '../../pixel-service/receiver.ts';

type Outcome = Parameters<NonNullable<Receiver['advise']>>[0];

const toSucceedAtOnce = 'in GTM set “The tag has succeeded” to “as soon as the request is sent”';
const toCompareKeys = 'compare the web API key with the one in mParticle (Setup > Inputs > Web)';

const advice: readonly {
  readonly answer: Outcome['answer'];
  readonly completion?: string;
  readonly expected: string | undefined;
}[] = [
  { answer: 'json', expected: toSucceedAtOnce },
  { answer: 'empty', expected: toSucceedAtOnce },
  { answer: 'json', completion: 'request', expected: undefined },
  // Who does not wait for the answer would not learn that the event was refused.
  { answer: 'error', expected: toCompareKeys },
  { answer: 'not found', expected: undefined },
  { answer: null, expected: undefined },
];
for (const { answer, completion = 'response', expected } of advice) {
  test(`what is advised when a tag fails (${answer}, ${completion}): ${expected ?? 'nothing'}`, (t) => {
    t.is(receiver.advise?.({ status: 'failure', answer, data: { completion } }), expected);
  });
}

test('nothing is advised when a tag succeeds', (t) => {
  t.is(receiver.advise?.({ status: 'success', answer: 'json', data: {} }), undefined);
});
