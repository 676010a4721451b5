import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'ava';
import { checkContainer } from 'gtm-template-toolkit/container';
import { readWholeTemplate } from 'gtm-template-toolkit/tpl';
import { buildContainer } from '../../container/build-container.ts';

const template = readFileSync(path.resolve(import.meta.dirname, '../../template.tpl'), 'utf8');
const { text, container, messages } = buildContainer(template);
const version = container.containerVersion;

test('the same template gives the same bytes, in which nothing is wrong', (t) => {
  t.is(buildContainer(template).text, text);
  t.deepEqual(messages, []);
});

test('every part has a folder, and whoever is to change something is told in its notes', (t) => {
  const parts = [...(version.tag ?? []), ...(version.trigger ?? []), ...(version.variable ?? [])];
  t.deepEqual(
    parts.filter(({ parentFolderId }) => parentFolderId === undefined),
    [],
  );
  const toChange = parts.filter(({ notes }) => notes?.startsWith('TO CHANGE')).map(({ name }) => name);
  t.deepEqual(toChange, [
    'mParticle - Custom events',
    'mParticle - Constant - Web API key',
    'mParticle - Cookie - mp_customer_id',
    'mParticle - URL - q',
  ]);
});

test('a real API key in the place of the variable passes the field’s own check', (t) => {
  const apiKey = { type: 'TEMPLATE', key: 'apiKey', value: 'us1-0123456789abcdef0123456789abcdef' } as const;
  const tag = (version.tag ?? []).map((each) => ({
    ...each,
    parameter: [...(each.parameter ?? []).filter(({ key }) => key !== 'apiKey'), apiKey],
  }));
  t.deepEqual(checkContainer({ ...container, containerVersion: { ...version, tag } }), []);
});

test('the variable that yields the event’s parameters is a template of its own that reads whole', (t) => {
  const own = version.customTemplate?.[1];
  t.like(readWholeTemplate(own?.templateData ?? '', 'event-parameters.tpl'), { type: 'MACRO', kind: 'web' });
});
