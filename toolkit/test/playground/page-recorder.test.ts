import test from 'ava';
import { PageRecorder } from '../../src/playground/app/state/page-recorder.ts';
import type { Received } from '../../src/recorder/request-log.ts';
import { answerKinds, type AnswerKind } from '../../src/recorder/answer.ts';

function recorder(kind: AnswerKind = 'image'): { recorder: PageRecorder; hits: Received[] } {
  const hits: Received[] = [];
  const made = new PageRecorder((hit) => hits.push(hit));
  made.answer = { kind, delay: 0 };
  return { recorder: made, hits };
}

test('the page notes a request as the server would, and makes of each answer what an image does', async (t) => {
  for (const kind of Object.keys(answerKinds) as AnswerKind[]) {
    const { recorder: made, hits } = recorder(kind);
    const outcome = await new Promise((resolve) => {
      made.receive('https://a.example/p?q=ü#part', resolve);
      if (kind === 'none') setTimeout(() => resolve('nothing'), 20);
    });
    t.is(outcome, kind === 'image' ? 'load' : kind === 'none' ? 'nothing' : 'error', kind);
    t.like(hits, [{ id: 1, answer: kind, url: 'https://a.example/p?q=%C3%BC' }]);
    t.deepEqual(made.hits(), hits);
  }
});

for (const url of ['', 'javascript:alert(1)', 'data:,x', `https://a.example/${'x'.repeat(40_000)}`]) {
  test(`what the server would not record is an error at once: ${url.slice(0, 30)}`, (t) => {
    const { recorder: made, hits } = recorder();
    made.receive(url, (outcome) => t.is(outcome, 'error'));
    t.deepEqual(hits, []);
  });
}
