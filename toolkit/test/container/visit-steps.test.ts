import test from 'ava';
import type { Trigger } from '../../src/container/export/format.ts';
import { runVisit } from '../../src/container/runtime/run-visit.ts';
import type { Visit } from '../../src/container/runtime/visit.ts';
import { CannotRun } from '../../src/messages/cannot-run.ts';
import { JsdomPage } from '../../src/sandbox/page/jsdom-page.ts';
import { condition, exported, onEvent, probe, text } from './sample.ts';

const start = 1735689600000;
const link = '<a href="/terms#x" id="t" class="big link" target="_blank">The <b>terms</b></a>';
const yes = (key: string) => ({ type: 'BOOLEAN', key, value: 'true' }) as const;
const flag = (value: boolean) => ({ type: 'BOOLEAN', value: String(value) }) as const;
const value = (of: string) => ({ type: 'TEMPLATE', value: of }) as const;

interface Case {
  readonly what: string;
  readonly trigger: Omit<Trigger, 'triggerId' | 'name'>;
  /** What the tag on the trigger receives. */
  readonly reads?: string;
  readonly page?: Visit['page'];
  readonly steps: Visit['steps'];
  /** What the tag has received each time, in order. */
  readonly expected: readonly unknown[];
}

const clicks: readonly Case[] = [
  {
    what: 'a click on anything',
    trigger: { type: 'CLICK' },
    reads: '{{Click Classes}} {{Click ID}} {{Click Text}} {{Click URL}}',
    steps: [{ click: '<button id="b" class="main">  Buy \n now </button>' }],
    expected: ['main b Buy now '],
  },
  {
    what: 'a click within a link',
    trigger: { type: 'LINK_CLICK' },
    reads: '{{Click URL}} {{Click Classes}} {{Click ID}} {{Click Target}} {{Click Text}}',
    page: { body: link },
    steps: [{ click: 'a b' }],
    expected: ['https://www.example.com/terms#x big link t _blank The terms'],
  },
  {
    what: 'no link click beside a link',
    trigger: { type: 'LINK_CLICK' },
    steps: [{ click: '<i>x</i>' }],
    expected: [],
  },
  {
    what: 'a link click whose condition is a selector',
    trigger: { type: 'LINK_CLICK', filter: [condition('CSS_SELECTOR', '{{Click Element}}', '.big')] },
    steps: [{ click: link }, { click: '<a href="/">small</a>' }],
    expected: [undefined],
  },
  {
    what: 'a link that the page handles, when validity is checked',
    trigger: { type: 'LINK_CLICK', checkValidation: flag(true) },
    steps: [{ click: link, prevented: true }],
    expected: [],
  },
  {
    what: 'a link that the page handles, when it is not',
    trigger: { type: 'LINK_CLICK', checkValidation: flag(false) },
    steps: [{ click: link, prevented: true }],
    expected: [undefined],
  },
  {
    what: 'no link click where the trigger is not enabled',
    trigger: { type: 'LINK_CLICK', autoEventFilter: [condition('EQUALS', '{{Page Path}}', '/shop')] },
    page: { url: 'https://www.example.com/' },
    steps: [{ click: link }, { load: '/shop' }, { click: link }],
    expected: [undefined],
  },
  {
    what: 'a pushed link click that names nobody',
    trigger: { type: 'LINK_CLICK' },
    reads: '{{Click URL}}',
    steps: [{ push: { event: 'gtm.linkClick', 'gtm.elementUrl': '/pushed' } }],
    expected: ['/pushed'],
  },
  {
    what: 'a pushed link click that names the trigger among others, and one that names others',
    trigger: { type: 'LINK_CLICK' },
    steps: [
      { push: { event: 'gtm.linkClick', 'gtm.triggers': '7,1' } },
      { push: { event: 'gtm.linkClick', 'gtm.triggers': '11' } },
    ],
    expected: [undefined],
  },
  {
    what: 'a click on an anchor of the page, which is a history change too',
    trigger: { type: 'HISTORY_CHANGE' },
    reads: '{{History Source}} {{Page Path}} {{New History Fragment}}',
    steps: [{ click: '<a href="#reviews">Reviews</a>' }, { click: '<a href="/other#x">x</a>' }],
    expected: ['popstate / reviews'],
  },
];

const histories: readonly Case[] = (
  [
    [{ anchor: '#reviews' }, 'popstate'],
    [{ popstate: '#reviews' }, 'popstate'],
    [{ navigate: '#reviews', replace: true }, 'replaceState'],
  ] as const
).map(([step, source]) => ({
  what: `${Object.keys(step).join(', ')} over a fragment: the old URL is the new one`,
  trigger: { type: 'HISTORY_CHANGE' },
  reads: '{{History Source}} {{Old History URL}} {{New History URL}} {{New History Fragment}}',
  page: { url: 'https://www.example.com/a#top' },
  steps: [step],
  expected: [`${source} https://www.example.com/a https://www.example.com/a reviews`],
}));

/** Pages push events of GTM's listeners themselves: one that names no trigger is for all of its type. */
const pushedEvents: readonly Case[] = (
  [
    ['LINK_CLICK', 'gtm.linkClick'],
    ['FORM_SUBMISSION', 'gtm.formSubmit'],
    ['SCROLL_DEPTH', 'gtm.scrollDepth'],
    ['ELEMENT_VISIBILITY', 'gtm.elementVisibility'],
    ['YOU_TUBE_VIDEO', 'gtm.video'],
    ['TIMER', 'gtm.timer'],
    ['TIMER', 'tick'],
  ] as const
).map(([type, event]) => ({
  what: `${event}, for everybody, for this trigger and for another`,
  trigger: { type, ...(event === 'tick' ? { eventName: value('tick') } : {}) },
  reads: '{{Event}}',
  steps: [
    { push: { event } },
    { push: { event, 'gtm.triggers': '' } },
    { push: { event, 'gtm.triggers': '7,1' } },
    { push: { event, 'gtm.triggers': '11' } },
    { push: { event: `${event}s`, 'gtm.triggers': '1' } },
  ],
  expected: [event, event, event],
}));

const forms: readonly Case[] = [
  {
    what: 'a form that is sent',
    trigger: { type: 'FORM_SUBMISSION' },
    reads: '{{Form ID}} {{Form URL}} {{Form Classes}}',
    page: { body: '<form id="f" class="c" action="/send"><input name="action"></form>' },
    steps: [{ submit: '#f' }],
    expected: ['f https://www.example.com/send c'],
  },
  {
    what: 'a form without an action, which goes to the page',
    trigger: { type: 'FORM_SUBMISSION' },
    reads: '{{Form URL}}',
    steps: [{ submit: '<form></form>' }],
    expected: ['https://www.example.com/'],
  },
  {
    what: 'a form that the page handles, when validity is checked',
    trigger: { type: 'FORM_SUBMISSION', checkValidation: flag(true) },
    steps: [{ submit: '<form></form>', prevented: true }],
    expected: [],
  },
];

const timers: readonly Case[] = [
  {
    what: 'a timer, as often as it may',
    trigger: { type: 'TIMER', interval: value('1000'), limit: value('2') },
    reads: '{{number}} {{elapsed}}',
    steps: [{ wait: 999 }, { wait: 1 }, { wait: 5000 }],
    expected: ['1 1000', '2 2000'],
  },
  {
    what: 'a timer without a limit, with an event of its own name',
    trigger: { type: 'TIMER', eventName: value('tick'), interval: value('{{second}}') },
    reads: '{{Event}} {{number}}',
    steps: [{ wait: 3000 }],
    expected: ['tick 1', 'tick 2', 'tick 3'],
  },
  {
    what: 'a timer that begins anew with the next page',
    trigger: { type: 'TIMER', interval: value('1000'), limit: value('1') },
    reads: '{{Page Path}}',
    steps: [{ wait: 500 }, { load: '/b' }, { wait: 1000 }],
    expected: ['/b'],
  },
  {
    what: 'no timer without an interval',
    trigger: { type: 'TIMER', interval: value('soon') },
    steps: [{ wait: 5000 }],
    expected: [],
  },
];

const scrolling: readonly Case[] = [
  {
    what: 'each depth once a page',
    trigger: {
      type: 'SCROLL_DEPTH',
      parameter: [text('verticalThresholdUnits', 'PERCENT'), text('verticalThresholdsPercent', '25, 50,75')],
    },
    reads: '{{Depth}} {{Units}} {{Direction}}',
    steps: [{ scroll: 60 }, { scroll: 30 }, { scroll: 80 }, { load: '/b' }, { scroll: 30 }],
    expected: ['25 percent vertical', '50 percent vertical', '75 percent vertical', '25 percent vertical'],
  },
  {
    what: 'depths in pixels and across',
    trigger: {
      type: 'SCROLL_DEPTH',
      parameter: [
        text('verticalThresholdUnits', 'PIXELS'),
        text('verticalThresholdsPixels', '500'),
        text('verticalThresholdsPercent', '10'),
        text('horizontalThresholdUnits', 'PERCENT'),
        text('horizontalThresholdsPercent', '90'),
      ],
    },
    reads: '{{Depth}} {{Units}} {{Direction}}',
    steps: [
      { scroll: 50, pixels: 499 },
      { scroll: 51, pixels: 500 },
      { scroll: 100, horizontal: true },
    ],
    expected: ['500 pixels vertical', '90 percent horizontal'],
  },
];

const visible = (...parameter: NonNullable<Trigger['parameter']>) => ({
  type: 'ELEMENT_VISIBILITY',
  parameter: [text('selectorType', 'CSS'), text('elementSelector', '.promo'), ...parameter],
});
const promo = '<p class="promo">A</p>';

const visibility: readonly Case[] = [
  {
    what: 'an element that comes into view, once a page',
    trigger: visible(text('firingFrequency', 'ONCE')),
    reads: '{{Click Classes}} {{Ratio}}',
    steps: [{ see: promo }, { see: promo }, { see: '<p class="other"></p>' }],
    expected: ['promo 100'],
  },
  {
    what: 'each element once',
    trigger: visible(text('firingFrequency', 'ONCE_PER_ELEMENT')),
    page: { body: '<p class="promo" id="a"></p><p class="promo" id="b"></p>' },
    reads: '{{Click ID}}',
    steps: [{ see: '#a' }, { see: '#a' }, { see: '#b' }],
    expected: ['a', 'b'],
  },
  {
    what: 'every time',
    trigger: visible(text('firingFrequency', 'MANY_PER_ELEMENT')),
    page: { body: promo },
    steps: [{ see: '.promo' }, { see: '.promo' }],
    expected: [undefined, undefined],
  },
  {
    what: 'nothing that is seen too little or too briefly',
    trigger: visible(
      yes('useOnScreenDuration'),
      text('onScreenDuration', '2000'),
      text('onScreenRatio', '60'),
    ),
    page: { body: promo },
    reads: '{{Ratio}} {{Time}}',
    steps: [
      { see: '.promo', percent: 59 },
      { see: '.promo', time: 1999 },
      { see: '.promo', percent: 60, time: 2000 },
    ],
    expected: ['60 2000'],
  },
];

const videos: readonly Case[] = [
  {
    what: 'what the trigger captures of a video',
    trigger: { type: 'YOU_TUBE_VIDEO', parameter: [yes('captureStart'), yes('captureComplete')] },
    reads: '{{Status}} {{Percent}} {{Title}}',
    steps: [
      { video: { status: 'start', title: 'Linen' } },
      { video: { status: 'pause', percent: 10 } },
      { video: { status: 'complete', title: 'Linen' } },
    ],
    expected: ['start 0 Linen', 'complete 100 Linen'],
  },
  {
    what: 'each part of a video once',
    trigger: {
      type: 'YOU_TUBE_VIDEO',
      parameter: [yes('captureProgress'), text('progressThresholdsPercent', '10,50')],
    },
    reads: '{{Status}} {{Percent}}',
    steps: [{ video: { status: 'progress', percent: 55 } }, { video: { status: 'progress', percent: 60 } }],
    expected: ['progress 10', 'progress 50'],
  },
];

const builtIns = {
  'Page Path': 'PAGE_PATH',
  'Click Element': 'CLICK_ELEMENT',
  'Click Classes': 'CLICK_CLASSES',
  'Click ID': 'CLICK_ID',
  'Click Target': 'CLICK_TARGET',
  'Click Text': 'CLICK_TEXT',
  'Click URL': 'CLICK_URL',
  'Form ID': 'FORM_ID',
  'Form URL': 'FORM_URL',
  'Form Classes': 'FORM_CLASSES',
  'History Source': 'HISTORY_SOURCE',
  'Old History URL': 'OLD_HISTORY_URL',
  'New History URL': 'NEW_HISTORY_URL',
  'New History Fragment': 'NEW_HISTORY_FRAGMENT',
  Depth: 'SCROLL_DEPTH_THRESHOLD',
  Units: 'SCROLL_DEPTH_UNITS',
  Direction: 'SCROLL_DEPTH_DIRECTION',
  Ratio: 'ELEMENT_VISIBILITY_RATIO',
  Time: 'ELEMENT_VISIBILITY_TIME',
  Status: 'VIDEO_STATUS',
  Percent: 'VIDEO_PERCENT',
  Title: 'VIDEO_TITLE',
};

/** The container of a case: one trigger, and a tag on it. */
function containerOf({ trigger, reads }: Pick<Case, 'trigger' | 'reads'>) {
  const dataLayer = (name: string, path: string) => ({
    variableId: name,
    name,
    type: 'v',
    parameter: [{ type: 'INTEGER', key: 'dataLayerVersion', value: '1' } as const, text('name', path)],
  });
  return exported({
    tag: [probe('it', { firingTriggerId: ['1'], ...(reads === undefined ? {} : { value: reads }) })],
    trigger: [{ triggerId: '1', name: 'It', ...trigger }],
    variable: [
      dataLayer('number', 'gtm.timerEventNumber'),
      dataLayer('elapsed', 'gtm.timerElapsedTime'),
      { variableId: 's', name: 'second', type: 'c', parameter: [text('value', '1000')] },
    ],
    builtInVariable: Object.entries(builtIns).map(([name, type]) => ({ name, type })),
  });
}

const page = new JsdomPage();
const take = (container: ReturnType<typeof exported>, visit: Visit) =>
  runVisit(container, { now: start, ...visit }, (address) => {
    page.reset(address);
    return page;
  });

const kinds = {
  clicks,
  histories,
  'pushed events': pushedEvents,
  forms,
  timers,
  scrolling,
  visibility,
  videos,
};
for (const [kind, cases] of Object.entries(kinds)) {
  for (const { what, expected, page: first = {}, steps, ...rest } of cases) {
    test.serial(`${kind}: ${what}`, async (t) => {
      const { steps: results, unknown } = await take(containerOf(rest), { page: first, steps });
      t.deepEqual(
        results.flatMap(({ fired }) => fired.map(({ data }) => data['value'])),
        expected,
      );
      t.deepEqual(unknown, []);
    });
  }
}

test.serial('a click pushes what GTM pushes, and nothing where no trigger waits for it', async (t) => {
  const { steps } = await take(containerOf({ trigger: { type: 'CLICK' } }), { steps: [{ click: link }] });
  t.deepEqual(
    steps[1]?.events.map(({ name }) => name),
    ['gtm.click'],
  );
  const without = await take(exported({ trigger: [onEvent('1', 'go')] }), { steps: [{ click: link }] });
  t.deepEqual(without.steps[1]?.events, []);
});

test.serial('a timer that would go on for ever is cut off in a step, and named', async (t) => {
  const { steps, unknown } = await take(containerOf({ trigger: { type: 'TIMER', interval: value('0') } }), {
    steps: [{ wait: 3_600_000 }, { push: { event: 'go' } }],
  });
  t.is(steps[1]?.events.length, 1000);
  t.regex(unknown[0]?.hint ?? '', /^Let less time pass/);
  t.regex(unknown[0]?.text ?? '', /^The timer “It” pushes events to the data layer without end/);
  t.is(steps[2]?.events.length, 1);
});

for (const { step, says } of [
  { step: { click: '#gone' }, says: /^There is no element “#gone” on the page/ },
  { step: { submit: '((' }, says: /^“\(\(” is no CSS selector/ },
  { step: { see: '<!-- nothing -->' }, says: /^There is no element in/ },
]) {
  test.serial(`a step that names no element: ${JSON.stringify(step)}`, async (t) => {
    const error = await t.throwsAsync(take(exported({}), { steps: [step] }), { instanceOf: CannotRun });
    t.regex(error?.message ?? '', says);
  });
}

test.serial('the body of a page goes with it, and no script in it runs', async (t) => {
  const body = '<p id="p">x</p><img src="x" onerror="window.ran = 1"><script>window.ran = 1</script>';
  const { steps } = await take(containerOf({ trigger: { type: 'CLICK' }, reads: '{{Click ID}}' }), {
    page: { body },
    steps: [{ click: '#p' }],
  });
  t.is(steps[1]?.fired[0]?.data['value'], 'p');
  t.is(Reflect.get(page.window, 'ran'), undefined);
  await t.throwsAsync(take(exported({}), { page: { body }, steps: [{ load: '/b' }, { click: '#p' }] }));
});
