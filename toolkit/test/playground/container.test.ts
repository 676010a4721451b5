import test from 'ava';
import type { ContainerVersion, Variable } from '../../src/container/export/format.ts';
import { containerExport, writeContainerExport } from '../../src/container/export/container-export.ts';
import { constant, customEventTrigger, dataLayerVariable } from '../../src/container/export/parts.ts';
import type { ContainerSpec } from '../../src/container/export/specs.ts';
import { faultsOfVisit, type Step } from '../../src/container/runtime/visit.ts';
import type { Received } from '../../src/recorder/request-log.ts';
import { describeContainer } from '../../src/playground/app/container/describe.ts';
import {
  constantsOf,
  openContainer,
  withConstants,
} from '../../src/playground/app/container/open-container.ts';
import { sentPixels, totalsOf } from '../../src/playground/app/container/sent-requests.ts';
import { firstSteps, landing, shopSteps } from '../../src/playground/app/container/shop-visit.ts';
import { arrivals } from '../../src/playground/app/result/arrivals.ts';

const apiKey = { name: 'Constant - API key', value: 'one' };
const spec: ContainerSpec = {
  name: 'Shop',
  tags: [],
  triggers: [customEventTrigger({ name: 'Purchase', pattern: '^purchase$' })],
  variables: [constant(apiKey), dataLayerVariable({ name: 'DLV - user_id', path: 'user_id' })],
  folders: [],
  templates: [],
  builtIns: [],
};
const container = containerExport(spec);
const ours = writeContainerExport(container);

test('a container that was exported is opened as it is', (t) => {
  t.deepEqual(openContainer(ours, 'container.json'), JSON.parse(ours));
});

const refused: readonly { readonly what: string; readonly text: string; readonly said: RegExp }[] = [
  { what: 'text', text: 'Hello', said: /^x\.json:1:1: .*not JSON/ },
  {
    what: 'another format',
    text: '{"exportFormatVersion": 1, "containerVersion": {}}',
    said: /^x\.json:1:\d+: /,
  },
  {
    what: 'a server container',
    text: '{"exportFormatVersion": 2, "containerVersion": {"container": {"usageContext": ["SERVER"]}}}',
    said: /a container for SERVER; only web containers/,
  },
];
for (const { what, text, said } of refused) {
  test(`no container is opened from ${what}`, (t) => {
    t.regex(String(openContainer(text, 'x.json')), said);
  });
}

test('a constant of the container is set without touching anything else', (t) => {
  t.deepEqual(
    constantsOf(container).map(({ name }) => name),
    [apiKey.name],
  );
  const changed = withConstants(container, { [apiKey.name]: 'mine', 'DLV - user_id': 'no constant' });
  t.is(constantsOf(changed)[0]?.value, 'mine');
  t.deepEqual(withConstants(changed, { [apiKey.name]: apiKey.value }), container);
});

const plainConstant: Variable = {
  variableId: '1',
  name: 'Constant',
  type: 'c',
  parameter: [{ type: 'TEMPLATE', key: 'value', value: 'x' }],
};
const isPage = {
  type: 'EQUALS',
  parameter: [
    { type: 'TEMPLATE', key: 'arg0', value: '{{Page Path}}' },
    { type: 'TEMPLATE', key: 'arg1', value: '/' },
    { type: 'BOOLEAN', key: 'negate', value: 'true' },
  ],
} as const;

const described: readonly { readonly part: ContainerVersion; readonly about: string }[] = [
  { part: { variable: [plainConstant] }, about: 'constant: x' },
  { part: { variable: [{ variableId: '1', name: 'Code', type: 'jsm' }] }, about: 'custom JavaScript' },
  { part: { variable: [{ variableId: '1', name: 'New', type: 'xyz' }] }, about: 'xyz' },
  { part: { variable: [{ variableId: '1', name: 'Name', type: 'constructor' }] }, about: 'constructor' },
  {
    part: { trigger: [{ triggerId: '1', name: 'T', type: 'PAGEVIEW', filter: [isPage] }] },
    about: 'page view, {{Page Path}} does not equal /',
  },
  { part: { trigger: [{ triggerId: '1', name: 'T', type: 'NEW_TYPE' }] }, about: 'NEW_TYPE' },
  {
    part: { tag: [{ tagId: '1', name: 'T', type: 'html', paused: true, firingTriggerId: ['2147479553'] }] },
    about: 'Custom HTML, paused, fires on All Pages',
  },
  { part: { tag: [{ tagId: '1', name: 'T', type: 'gaawe' }] }, about: 'GA4 event, fires on no trigger' },
];
for (const { part, about } of described) {
  test(`a part of a container in a line: ${about}`, (t) => {
    const { tags, triggers, variables } = describeContainer(part);
    t.deepEqual(
      [...tags, ...triggers, ...variables].map((line) => line.about),
      [about],
    );
  });
}

test('what a visitor of the shop can do is a visit', (t) => {
  t.deepEqual(faultsOfVisit({ steps: [landing, ...shopSteps.map(({ step }) => step)] }), []);
});

const beginnings: readonly { readonly step: Step; readonly expected: readonly Step[] }[] = [
  { step: { push: { event: 'search' } }, expected: [landing, { push: { event: 'search' } }] },
  { step: { load: '/tea' }, expected: [landing] },
  { step: { load: 'https://a.example/' }, expected: [{ load: 'https://a.example/' }] },
];
for (const { step, expected } of beginnings) {
  test(`a visit that begins with ${JSON.stringify(step)}`, (t) => {
    t.deepEqual(firstSteps(step), expected);
  });
}

const url = (name: string): string => `https://pixels.example/p?n=${name}`;
const hit = (id: number, name: string): Received => ({
  id,
  receivedAt: 0,
  answer: 'image',
  url: url(name),
});

test('requests that are alike have a hit each, the first the oldest', (t) => {
  const received = arrivals(
    [url('a'), url('b'), url('a'), url('c'), url('a')],
    [hit(3, 'a'), hit(2, 'b'), hit(1, 'a')],
  );
  t.deepEqual(
    received.map((one) => one?.id),
    [1, 2, 3, undefined, undefined],
  );
});

test('a request is found as the browser encodes it', (t) => {
  const [found] = arrivals([url('a b')], [{ ...hit(1, 'a'), url: url('a%20b') }]);
  t.is(found?.id, 1);
});

test('hits from before the visit are none of its own', (t) => {
  const outcome = {
    url: landing.load,
    title: '',
    events: ['gtm.js'],
    fired: [],
    requests: [
      { kind: 'pixel', url: url('a'), tag: 'A' },
      { kind: 'script', url: 'https://a.example/a.js', tag: 'A' },
    ],
    ...{ reports: [], reportsLeftOut: 0, consent: {} },
  } as const;
  const visit = { taken: [{ id: 1, step: landing, outcome }], hitsBefore: 4 };
  const before = sentPixels(visit, [hit(4, 'a')]);
  t.is(totalsOf(visit, before), '1 step, 1 pixel sent, 0 received.');
  const under = { taken: [...visit.taken, { id: 2, step: landing }], hitsBefore: 4 };
  t.is(totalsOf(under, sentPixels(under, [hit(5, 'a')])), '2 steps, 1 pixel sent, 1 received…');
  t.is(totalsOf({ taken: [] }, new Map()), '');
});
