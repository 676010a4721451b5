import test from 'ava';
import type { ContainerVersion, Parameter, Trigger, Variable } from '../../src/container/export/format.ts';
import { condition, onEvent, probe, runOn, text } from './sample.ts';

const count = 2_000;
const many = <Part>(make: (number: number) => Part, times = count): Part[] =>
  Array.from({ length: times }, (_, index) => make(index + 1));

const endless = '^(a+)+$';
const prey = `${'a'.repeat(40)}!`;
const constant = (name: string, value: string): Variable => ({
  variableId: name,
  name,
  type: 'c',
  parameter: [text('value', value)],
});
const regexTable = (name: string): Variable => {
  const row: Parameter = { type: 'MAP', map: [text('key', endless), text('value', 'x')] };
  return {
    variableId: name,
    name,
    type: 'remm',
    parameter: [text('input', prey), { type: 'LIST', key: 'map', list: [row] }],
  };
};
const onGo = (number: number, ...filter: NonNullable<Trigger['filter']>): Trigger => ({
  ...onEvent(String(number), 'go', { filter }),
  name: `T${number}`,
});

/** Containers that GTM's page would hang on, and the part that the message names. */
const hostile: readonly {
  readonly what: string;
  readonly version: ContainerVersion;
  readonly endsAt: RegExp;
}[] = [
  {
    what: 'triggers with a pattern each that goes on for ever',
    version: { trigger: many((number) => onGo(number, condition('MATCH_REGEX', prey, endless))) },
    endsAt: /ended at the trigger “T\d\d”\./,
  },
  {
    what: 'triggers on one variable with such a pattern',
    version: {
      trigger: many((number) => onGo(number, condition('EQUALS', '{{table}}', 'x'))),
      variable: [regexTable('table')],
    },
    endsAt: /ended at the variable “table”, which the trigger “T\d\d” asks for\./,
  },
  {
    what: 'a tag with tables of such patterns in its fields',
    version: {
      tag: [
        probe('Tag', { firingTriggerId: ['1'], value: many((number) => `{{table ${number}}}`).join('') }),
      ],
      trigger: [onGo(1)],
      variable: many((number) => regexTable(`table ${number}`)),
    },
    endsAt: /ended at the variable “table \d\d”, which the tag “Tag” asks for\./,
  },
  {
    what: 'variables of which each names the next one twice',
    version: {
      trigger: [onGo(1, condition('EQUALS', '{{v1}}', 'x'))],
      variable: many((number) => constant(`v${number}`, `{{v${number + 1}}}{{v${number + 1}}}`), 60),
    },
    endsAt: /ended at the variable “v\d\d”, which the trigger “T1” asks for\./,
  },
  {
    what: 'comparisons of long texts',
    version: {
      trigger: many((number) => onGo(number, condition('CONTAINS', '{{long}}', '{{long}}!'))),
      variable: [constant('long', 'ab'.repeat(500_000))],
    },
    endsAt: /ended at the (?:variable “long”, which the )?trigger “T\d\d”/,
  },
];

for (const { what, version, endsAt } of hostile) {
  test.serial(`a step that does not end is left, and says where: ${what}`, async (t) => {
    const run = runOn(version);
    await run.push({ event: 'harmless' });
    t.false(run.unknown.some(({ severity }) => severity === 'fault'));
    await run.push({ event: 'go' });
    const said = run.unknown.at(-1);
    t.like(said, { rule: 'endless-work', severity: 'fault' });
    t.regex(said?.text ?? '', endsAt);
    t.is((await run.push({ event: 'harmless' })).events.length, 1);
  });
}

test.serial('a step ends at the same place every time', async (t) => {
  const ending = async (): Promise<string | undefined> => {
    const run = runOn({
      trigger: many((number) => onGo(number, condition('MATCH_REGEX', prey, endless)), 200),
    });
    await run.push({ event: 'go' });
    return run.unknown.at(-1)?.text;
  };
  t.is(await ending(), await ending());
});

test.serial(
  'what a step that was left had not worked out decides nothing, and the rest is left out',
  async (t) => {
    const run = runOn(
      {
        tag: [
          probe('Before', { firingTriggerId: ['1'] }),
          probe('After', { firingTriggerId: ['200'] }),
          probe('Next', { firingTriggerId: ['next'] }),
        ],
        trigger: [
          onGo(1),
          ...many((number) => onGo(number + 1, condition('MATCH_REGEX', prey, endless)), 199),
          onEvent('next', 'next'),
        ],
      },
      { dataLayer: [{ event: 'go' }, { event: 'next' }] },
    );
    const { events, fired } = await run.load();
    t.deepEqual(
      events.map(({ name }) => name),
      ['gtm.init_consent', 'gtm.init', 'go'],
    );
    t.deepEqual(
      fired.map(({ tag, status }) => `${tag}: ${status}`),
      ['Before: success', 'After: unclear', 'Next: unclear'],
    );
    t.is((await run.push({ event: 'next' })).fired[0]?.status, 'success');
  },
);

test.serial('conditions by the thousand, for hundreds of events in one step, are left', async (t) => {
  const conditions = many(() => condition('EQUALS', 'a', 'a'), 100);
  const run = runOn(
    { trigger: many((number) => onGo(number, ...conditions), 100) },
    { dataLayer: many(() => ({ event: 'go' }), 900) },
  );
  t.true((await run.load()).events.length < 100);
  t.regex(run.unknown.at(-1)?.text ?? '', /ended at the trigger “T\d+”\./);
});

test.serial(
  'a container of dozens of triggers with patterns takes a thousand events in a step',
  async (t) => {
    const run = runOn(
      {
        trigger: many(
          (number) => onGo(number, condition('MATCH_REGEX', '{{Page URL}}', '^https://(shop|www)')),
          30,
        ),
      },
      { dataLayer: many(() => ({ event: 'go' }), 900) },
    );
    t.is((await run.load()).events.length, 905);
    t.deepEqual(run.unknown, []);
  },
);

test.serial('a pattern that goes on for ever in a table makes conditions on it unclear', async (t) => {
  const run = runOn({
    tag: [probe('Tag', { firingTriggerId: ['1'] })],
    trigger: [onGo(1, condition('EQUALS', '{{table}}', 'false'))],
    variable: [regexTable('table')],
  });
  t.like((await run.push({ event: 'go' })).fired[0], { status: 'unclear', unknown: ['table'] });
  t.is(run.valueOf('table'), undefined);
  t.regex(run.swallowed[0] ?? '', /^table: /);
});

test.serial('Custom JavaScript that takes long in each of many variables ends the step', async (t) => {
  const variable = many(
    (number): Variable => ({
      variableId: String(number),
      name: `code ${number}`,
      type: 'jsm',
      parameter: [text('javascript', 'function() { runs = (self.runs || 0) + 1; }')],
    }),
    100,
  );
  const runs: Variable = { variableId: 'runs', name: 'runs', type: 'j', parameter: [text('name', 'runs')] };
  const value = variable.map(({ name }) => `{{${name}}}`).join('');
  const run = runOn(
    {
      tag: [probe('Tag', { firingTriggerId: ['1'], value })],
      trigger: [onGo(1)],
      variable: [...variable, runs],
    },
    {},
    { trust: true },
  );
  const { now } = performance;
  let time = 0;
  performance.now = () => (time += 500);
  t.teardown(() => (performance.now = now));
  await run.push({ event: 'go' });
  t.like(run.unknown.at(-1), { rule: 'endless-work', severity: 'fault' });
  t.regex(
    run.unknown.at(-1)?.text ?? '',
    /^Custom JavaScript took more than 8 seconds in one step\. It ended at the variable “code 17”, which the tag “Tag” asks for\./,
  );
  t.is((await run.push({ event: 'harmless' })).events.length, 1);
  t.is(run.valueOf('runs'), 17);
});

const timer = (number: number): Trigger => ({
  triggerId: String(number),
  name: `Every ${number}`,
  type: 'TIMER',
  interval: { type: 'TEMPLATE', value: '1' },
});
for (const { what, timers } of [
  { what: 'one timer', timers: 1 },
  { what: 'timers that are all due at once', timers: 12_000 },
]) {
  test.serial(`waiting for a year of milliseconds comes to an end: ${what}`, async (t) => {
    let now = 1735689600000;
    const run = runOn({ trigger: many(timer, timers) }, {}, { now: () => now });
    await run.load();
    const { events } = await run.wait(31_536_000_000, (passed) => (now += passed));
    t.true(events.length <= 1000);
    const endings = run.unknown.filter(({ severity }) => severity === 'fault');
    t.is(endings.length, 1);
    t.regex(
      endings[0]?.text ?? '',
      /^The timer “Every 1” pushes|ended at the event “gtm.timer”, which the timer “Every \d+” asks/,
    );
    t.is(now, 1735689600000 + 31_536_000_000);
  });
}

test.serial('thresholds of a scroll trigger in their thousands are passed without end to it', async (t) => {
  const run = runOn({
    trigger: [
      {
        triggerId: '1',
        name: 'Depths',
        type: 'SCROLL_DEPTH',
        parameter: [
          text('verticalThresholdUnits', 'PIXELS'),
          text('verticalThresholdsPixels', many(String, 100_000).join(',')),
        ],
      },
    ],
  });
  await run.load();
  const { events } = await run.scroll({ pixels: 100_000, direction: 'vertical' });
  t.is(events.length, 1000);
  t.is(run.unknown.length, 1);
});

test.serial('a trigger group of hundreds of thousands of triggers that are not there is one remark', (t) => {
  const list = many((number): Parameter => ({ type: 'TRIGGER_REFERENCE', value: `x${number}` }), 300_000);
  const group: Trigger = {
    ...{ triggerId: 'g', name: 'G', type: 'TRIGGER_GROUP' },
    parameter: [{ type: 'LIST', key: 'triggerIds', list }],
  };
  t.deepEqual(
    runOn({ trigger: [group] }).unknown.map(({ text: said }) => said),
    [
      'The trigger group “G” names the triggers x1, x2, x3, x4, x5, x6 and 299994 more, which are not in the file: they will not fire.',
    ],
  );
});

test.serial('a click that thousands of triggers wait for reaches each of them', async (t) => {
  const run = runOn({
    tag: [probe('Last', { firingTriggerId: ['20000'] })],
    trigger: many(
      (number) => ({ triggerId: String(number), name: `T${number}`, type: 'LINK_CLICK' }),
      20_000,
    ),
  });
  await run.load();
  const named = many(String, 20_000).join(',');
  const { fired } = await run.push({ event: 'gtm.linkClick', 'gtm.triggers': named });
  t.deepEqual(
    fired.map(({ tag }) => tag),
    ['Last'],
  );
  t.deepEqual(run.unknown, []);
});
