import test from 'ava';
import { exampleAddress, JsdomPage } from '../../src/sandbox/page/jsdom-page.ts';
import { runTemplate } from '../../src/sandbox/run-template.ts';
import type { TracedCall } from '../../src/sandbox/trace.ts';

async function trace(code: string, permissions = {}): Promise<TracedCall[]> {
  const calls: TracedCall[] = [];
  const page = new JsdomPage(exampleAddress);
  await runTemplate({ type: 'TAG', code, permissions }, {}, page, { trace: (call) => calls.push(call) });
  return calls;
}

const sendPixel = { send_pixel: { allowedUrls: 'specific', urls: ['https://a.example/*'] } };

test('a call is told with its arguments, its result and the permission that allowed it', async (t) => {
  t.deepEqual(
    await trace(
      `const object = { url: 'https://a.example/p' };
      require('makeString')(12);
      require('sendPixel')(object.url, () => 1);`,
      sendPixel,
    ),
    [
      { api: 'makeString', args: ['12'], result: '"12"', error: null, permissions: [] },
      {
        api: 'sendPixel',
        args: ['"https://a.example/p"', 'function'],
        result: 'undefined',
        error: null,
        permissions: [{ id: 'send_pixel', args: ['https://a.example/p'], denied: null }],
      },
    ],
  );
});

test('a call that is refused is told with the reason', async (t) => {
  const [call] = await trace(`require('sendPixel')('https://b.example/p');`, sendPixel);
  t.like(call, { api: 'sendPixel', result: null });
  t.is(call?.permissions[0]?.denied, 'Prohibited URL: https://b.example/p.');
  t.regex(call?.error ?? '', /^PermissionError: /);
});

test('a question about a permission is told with its answer', async (t) => {
  const [call] = await trace(`require('queryPermission')('get_url', 'host');`);
  t.like(call, { api: 'queryPermission', args: ['"get_url"', '"host"'], result: 'false' });
  t.is(call?.permissions[0]?.id, 'get_url');
});

test('calls in callbacks are told too, and arguments as they were at the call', async (t) => {
  const calls = await trace(
    `const list = [1];
    const log = require('logToConsole');
    log(list);
    list.push(2);
    require('callLater')(() => log(list));`,
    { logging: { environments: 'all' } },
  );
  t.deepEqual(
    calls.map(({ api, args }) => `${api}(${args.join(', ')})`),
    ['logToConsole([1])', 'callLater(function)', 'logToConsole([1, 2])'],
  );
});

test('members of objects have the object’s name, and libraries are left out', async (t) => {
  const calls = await trace(`require('JSON').stringify({}); require('templateStorage').setItem('a', 1);`, {
    access_template_storage: {},
  });
  t.deepEqual(
    calls.map(({ api }) => api),
    ['templateStorage.setItem'],
  );
});

test('long values are cut', async (t) => {
  const [call] = await trace(
    `let text = 'x'; for (let i = 0; i < 14; i++) text += text; require('makeString')(text);`,
  );
  t.is(call?.args[0]?.length, 2000);
  t.is(call?.result?.length, 2000);
});
