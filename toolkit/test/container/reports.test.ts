import test from 'ava';
import type { ContainerVersion, Tag } from '../../src/container/export/format.ts';
import { keptInStep, showReport, type ShownReport } from '../../src/container/command/show-report.ts';
import type { ContainerOptions } from '../../src/container/runtime/container-run.ts';
import { allPages, condition, onEvent, probe, runOn, text } from './sample.ts';

const path = {
  variableId: '1',
  name: 'DLV - path',
  type: 'v',
  parameter: [text('name', 'path'), { type: 'INTEGER', key: 'dataLayerVersion', value: '2' } as const],
};

/** The reports of what a page pushes after it has loaded. */
async function reportsOf(
  version: ContainerVersion,
  item: unknown,
  options: ContainerOptions = {},
): Promise<readonly ShownReport[]> {
  const run = runOn({ variable: [path], ...version }, {}, { report: true, ...options });
  await run.load();
  return (await run.push(item)).reports.map(showReport);
}

const onTea = onEvent('7', 'view', {
  filter: [
    condition('STARTS_WITH', '{{DLV - path}}', '/tea'),
    condition('EQUALS', '{{DLV - path}}', '{{Event}}', 'negate', 'ignore_case'),
  ],
});

test.serial('a tag that did not fire shows each condition with both values', async (t) => {
  const tag = probe('Tea', { firingTriggerId: ['7'] });
  const [report] = await reportsOf({ tag: [tag], trigger: [onTea] }, { event: 'view', path: '/pots' });
  t.deepEqual(report?.kept, [
    {
      tag: 'Tea',
      by: 'trigger',
      waits: false,
      triggers: [
        {
          name: 'On view',
          conditions: [
            {
              holds: 'yes',
              names: 'event equals view',
              values: 'event "view" equals "view"',
              isOtherEvent: false,
            },
            {
              holds: 'no',
              names: '{{DLV - path}} starts with /tea',
              values: 'DLV - path "/pots" starts with "/tea"',
              isOtherEvent: false,
            },
            {
              holds: 'yes',
              names: '{{DLV - path}} does not equal (ignore case) {{Event}}',
              values: 'DLV - path "/pots" does not equal (ignore case) Event "view"',
              isOtherEvent: false,
            },
          ],
        },
      ],
    },
  ]);
});

const keptCases: readonly {
  readonly what: string;
  readonly tag: Partial<Tag>;
  readonly options?: ContainerOptions;
  readonly expected: Pick<ShownReport['kept'][number], 'by' | 'waits'> | undefined;
}[] = [
  { what: 'that fires', tag: { firingTriggerId: ['1'] }, expected: undefined },
  {
    what: 'that waits for another event',
    tag: { firingTriggerId: [allPages, '7'] },
    expected: { by: 'trigger', waits: true },
  },
  { what: 'without a trigger', tag: {}, expected: { by: 'no trigger', waits: false } },
  {
    what: 'with an exception',
    tag: { firingTriggerId: ['1'], blockingTriggerId: ['1'] },
    expected: { by: 'exception', waits: false },
  },
  {
    what: 'that is paused',
    tag: { firingTriggerId: ['1'], paused: true },
    expected: { by: 'paused', waits: false },
  },
  {
    what: 'that is live only, in preview',
    tag: { firingTriggerId: ['1'], liveOnly: true },
    options: { preview: true },
    expected: { by: 'not now', waits: false },
  },
  {
    what: 'that has had its one time',
    tag: { firingTriggerId: [allPages, '1'], tagFiringOption: 'ONCE_PER_LOAD' },
    expected: { by: 'once', waits: false },
  },
];
for (const { what, tag, options, expected } of keptCases) {
  test.serial(`a report on a tag ${what}`, async (t) => {
    const [report] = await reportsOf(
      { tag: [probe('Tag', tag)], trigger: [onEvent('1', 'buy'), onTea] },
      { event: 'buy' },
      options,
    );
    const [kept] = report?.kept ?? [];
    t.deepEqual(kept && { by: kept.by, waits: kept.waits }, expected);
  });
}

test.serial('a tag that waits for another event shows which, and which came', async (t) => {
  const { near, waiting } = keptInStep(
    await reportsOf(
      { tag: [probe('Tea', { firingTriggerId: ['7'] })], trigger: [onTea] },
      { event: 'buy', path: '/tea' },
    ),
  );
  t.deepEqual(near, []);
  t.deepEqual(
    waiting.map(({ tag, triggers }) => [
      tag,
      triggers[0]?.conditions.map(({ holds, values }) => [holds, values]),
    ]),
    [
      [
        'Tea',
        [
          ['no', 'event "buy" equals "view"'],
          ['yes', 'DLV - path "/tea" starts with "/tea"'],
          ['yes', 'DLV - path "/tea" does not equal (ignore case) Event "buy"'],
        ],
      ],
    ],
  );
});

test.serial('a tag that ran before another is not told to have been kept', async (t) => {
  const setup = probe('Setup');
  const tag = probe('Tag', { firingTriggerId: ['1'], setupTag: [{ tagName: 'Setup' }] });
  const [report] = await reportsOf({ tag: [tag, setup], trigger: [onEvent('1', 'buy')] }, { event: 'buy' });
  t.deepEqual(report?.kept, []);
});

test.serial('a report has the variables, the data layer and consent as they were', async (t) => {
  const run = runOn({ variable: [path] }, {}, { report: true, consent: { ad_storage: 'denied' } });
  await run.load();
  const cart = { size: 1 };
  const first = await run.push({ event: 'view', path: '/tea', cart });
  cart.size = 2;
  await run.push({ path: '/pots', cart: { size: 3 } });
  const { consent } = await run.consent({ ad_storage: 'granted' });
  const [report] = first.reports;
  t.deepEqual(
    [report?.consent, report?.variables.find(({ name }) => name === 'DLV - path')?.value],
    [{ ad_storage: 'denied' }, '/tea'],
  );
  t.like(report?.dataLayer, { event: 'view', path: '/tea', cart: { size: 1 } });
  t.deepEqual(consent, { ad_storage: 'granted' });
});

test.serial('what a condition compared is shown as it was, and so is what a tag was given', async (t) => {
  const run = runOn(
    {
      tag: [probe('Tag', { firingTriggerId: ['1'], value: '{{DLV - path}}' })],
      trigger: [
        onEvent('1', 'view', { filter: [condition('CONTAINS', '{{DLV - path}}', '{{DLV - path}}')] }),
      ],
      variable: [path],
    },
    {},
    { report: true },
  );
  const item = { event: 'view', path: { to: ['tea'] } };
  const { reports, fired } = await run.push(item);
  item.path.to.push('pots');
  await run.push({ path: { to: ['cups', 'pots'], from: 'x' } });
  const report = reports.at(-1);
  const [, compared] = report?.triggers.find(({ id }) => id === '1')?.conditions ?? [];
  t.like(compared, { left: { to: ['tea'] }, right: { to: ['tea'] } });
  t.deepEqual(report?.message, { event: 'view', path: { to: ['tea'] }, 'gtm.uniqueEventId': 3 });
  t.deepEqual(fired[0]?.data['value'], { to: ['tea'] });
});

test.serial('a message that is no event has a report, and judges nothing', async (t) => {
  const [report] = await reportsOf({ tag: [probe('Tag')] }, ['set', 'currency', 'EUR']);
  t.like(report, { event: '', message: '["set","currency","EUR"]', variables: [], kept: [] });
  t.regex(report?.dataLayer ?? '', /"currency": "EUR"/);
});

test.serial('nothing is reported unless it is asked for', async (t) => {
  const run = runOn({ tag: [probe('Tag')] });
  t.deepEqual((await run.load()).reports, []);
});
