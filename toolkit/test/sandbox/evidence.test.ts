import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'ava';
import { serverApis } from '../../src/sandbox/apis/server-apis.ts';
import { webApis } from '../../src/sandbox/apis/web-apis.ts';

const folder = path.resolve(import.meta.dirname, '../../src/sandbox/apis');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);

test('above each API stands what it rests on', (t) => {
  const stated = sources.flatMap((name) => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    const comments = text.matchAll(
      /^ {2}\/\*\* [^\n]*(?:GTM’s runtime|Google’s “)[^\n]* \*\/\n {2}(\w+)[:,]/gm,
    );
    return [...comments].map(([, api]) => api);
  });
  // Libraries are JSON, Math and Object, and the test API, which has no effect here.
  const apis = Object.entries({ ...webApis, ...serverApis }).filter(([, { kind }]) => kind !== 'library');
  t.true(apis.length > 80);
  t.deepEqual(
    apis.map(([name]) => name).filter((name) => !stated.includes(name)),
    [],
  );
});
