import test from 'ava';
import type { ContainerVersion, Parameter, Variable } from '../../src/container/export/format.ts';
import type { PageInput } from '../../src/sandbox/run-input.ts';
import { assembleTemplate } from '../../src/tpl/write/assemble.ts';
import {
  allPages,
  condition,
  consentInitialization,
  onEvent,
  probe,
  probeTemplate,
  runOn,
  text,
} from './sample.ts';

function variable(name: string, type: string, parameter: readonly Parameter[], rest: Partial<Variable> = {}) {
  return { variableId: name, name, type, parameter, ...rest };
}

const yes = (key: string): Parameter => ({ type: 'BOOLEAN', key, value: 'true' });
const rows = (...pairs: readonly (readonly [string, string])[]): Parameter => ({
  type: 'LIST',
  key: 'map',
  list: pairs.map(([key, value]) => ({ type: 'MAP', map: [text('key', key), text('value', value)] })),
});
const dataLayer = (path: string, version: '1' | '2' = '2', ...rest: readonly Parameter[]) => [
  { type: 'INTEGER', key: 'dataLayerVersion', value: version } as const,
  text('name', path),
  ...rest,
];
const part = (component: string, ...rest: readonly Parameter[]) => [text('component', component), ...rest];

const url = 'https://www.shop.example:8443/a/b.html?q=x+y&e=&Q=2#frag';

/** One variable, on a page, once the page has pushed. */
const variableCases: readonly {
  readonly what: string;
  readonly type: string;
  readonly settings: readonly Parameter[];
  readonly format?: Variable['formatValue'];
  readonly page?: PageInput;
  readonly pushed?: readonly object[];
  readonly expected: unknown;
}[] = [
  { what: 'a constant', type: 'c', settings: [text('value', 'x')], expected: 'x' },
  {
    what: 'a data layer variable of version 2 reads a path of all pushes merged',
    type: 'v',
    settings: dataLayer('a.b'),
    pushed: [{ a: { b: 1 } }, { a: { c: 2 } }],
    expected: 1,
  },
  {
    what: 'a data layer variable of version 1 keeps the last push as it is',
    type: 'v',
    settings: dataLayer('a', '1'),
    pushed: [{ a: { b: 1 } }, { a: { c: 2 } }],
    expected: { c: 2 },
  },
  {
    what: 'a data layer variable that finds nothing is its default',
    type: 'v',
    settings: dataLayer('a', '2', yes('setDefaultValue'), text('defaultValue', 'none')),
    expected: 'none',
  },
  {
    what: 'null is a value, so the default stays away',
    type: 'v',
    settings: dataLayer('a', '2', text('defaultValue', 'none')),
    pushed: [{ a: null }],
    expected: null,
  },
  {
    what: 'a path through null is false, and the default stays away',
    type: 'v',
    settings: dataLayer('a.b', '2', text('defaultValue', 'none')),
    pushed: [{ a: null }],
    expected: false,
  },
  {
    what: 'the parameters of a gtag event alone, and none when it has none',
    type: 'v',
    settings: dataLayer('eventModel'),
    pushed: [
      ['event', 'a', { size: 'xl' }],
      ['event', 'b'],
    ],
    expected: {},
  },
  {
    what: 'no parameters of a gtag event after a plain push',
    type: 'v',
    settings: dataLayer('eventModel'),
    pushed: [['event', 'a', { size: 'xl' }], { event: 'b' }],
    expected: undefined,
  },
  {
    what: 'in version 1 the last gtag event’s parameters stay',
    type: 'v',
    settings: dataLayer('eventModel', '1'),
    pushed: [['event', 'a', { size: 'xl' }], { event: 'b' }],
    expected: { size: 'xl' },
  },
  { what: 'the URL without its fragment', type: 'u', settings: part('URL'), expected: url.split('#')[0] },
  { what: 'the protocol', type: 'u', settings: part('PROTOCOL'), expected: 'https' },
  { what: 'the host', type: 'u', settings: part('HOST'), expected: 'www.shop.example' },
  {
    what: 'the host without www',
    type: 'u',
    settings: part('HOST', yes('stripWww')),
    expected: 'shop.example',
  },
  { what: 'the port', type: 'u', settings: part('PORT'), expected: '8443' },
  { what: 'the path', type: 'u', settings: part('PATH'), expected: '/a/b.html' },
  {
    what: 'the path without a default page',
    type: 'u',
    settings: part('PATH', {
      type: 'LIST',
      key: 'defaultPages',
      list: [{ type: 'TEMPLATE', value: 'b.html' }],
    }),
    expected: '/a/',
  },
  { what: 'the query', type: 'u', settings: part('QUERY'), expected: 'q=x+y&e=&Q=2' },
  { what: 'a query parameter', type: 'u', settings: part('QUERY', text('queryKey', 'q')), expected: 'x y' },
  {
    what: 'an empty query parameter',
    type: 'u',
    settings: part('QUERY', text('queryKey', 'e')),
    expected: '',
  },
  { what: 'a missing one', type: 'u', settings: part('QUERY', text('queryKey', 'z')), expected: undefined },
  {
    what: 'the first of several query parameters that is not empty',
    type: 'u',
    settings: part('QUERY', text('queryKey', 'z, e, q'), yes('multiQueryKeys'), yes('ignoreEmptyQueryParam')),
    expected: 'x y',
  },
  { what: 'the extension', type: 'u', settings: part('EXTENSION'), expected: 'html' },
  { what: 'the fragment', type: 'u', settings: part('FRAGMENT'), expected: 'frag' },
  {
    what: 'a part of another address',
    type: 'u',
    settings: part('HOST', text('customUrlSource', 'https://other.example/x')),
    expected: 'other.example',
  },
  {
    what: 'the referrer’s host',
    type: 'f',
    settings: part('HOST'),
    page: { referrer: 'https://news.example/a' },
    expected: 'news.example',
  },
  { what: 'no referrer', type: 'f', settings: part('URL'), expected: '' },
  { what: 'the path of no referrer', type: 'f', settings: part('PATH'), expected: '' },
  {
    what: 'a cookie as it stands',
    type: 'k',
    settings: [text('name', 'c')],
    page: { cookies: { c: 'a%20b' } },
    expected: 'a%20b',
  },
  {
    what: 'a decoded cookie',
    type: 'k',
    settings: [text('name', 'c'), yes('decodeCookie')],
    page: { cookies: { c: 'a%20b=c' } },
    expected: 'a b=c',
  },
  {
    what: 'a cookie that cannot be decoded',
    type: 'k',
    settings: [text('name', 'c'), yes('decodeCookie')],
    page: { cookies: { c: '100%' } },
    expected: false,
  },
  {
    what: 'a query parameter that cannot be decoded',
    type: 'u',
    settings: part('QUERY', text('queryKey', 'q'), text('customUrlSource', 'https://a.example/?q=100%')),
    expected: false,
  },
  {
    what: 'a relative address against the page',
    type: 'u',
    settings: part('URL', text('customUrlSource', '//h/p?q=1#x')),
    expected: 'https://h/p?q=1',
  },
  {
    what: 'a query alone against the page',
    type: 'u',
    settings: part('QUERY', text('queryKey', 'utm_source'), text('customUrlSource', '?utm_source=x')),
    expected: 'x',
  },
  {
    what: 'a word against the page',
    type: 'u',
    settings: part('PATH', text('customUrlSource', 'notaurl')),
    expected: '/a/notaurl',
  },
  { what: 'a missing cookie', type: 'k', settings: [text('name', 'c')], expected: undefined },
  {
    what: 'the title of the page as a JavaScript variable',
    type: 'j',
    settings: [text('name', 'document.title')],
    page: { title: 'Lamps' },
    expected: 'Lamps',
  },
  {
    what: 'a global object of the page',
    type: 'j',
    settings: [text('name', 'shop.user')],
    page: { window: { shop: { user: { id: 7 } } } },
    expected: { id: 7 },
  },
  {
    what: 'nothing that leads out of the page',
    type: 'j',
    settings: [text('name', 'constructor.constructor')],
    expected: undefined,
  },
  {
    what: 'a lookup table',
    type: 'smm',
    settings: [text('input', '{{Page Path}}'), rows(['/a/b.html', 'found'])],
    expected: 'found',
  },
  {
    what: 'a lookup table that knows the number as its text',
    type: 'smm',
    settings: [text('input', '{{n}}'), rows(['5', 'five'])],
    pushed: [{ n: 5 }],
    expected: 'five',
  },
  {
    what: 'a lookup table’s default',
    type: 'smm',
    settings: [text('input', '{{Event}}'), rows(['x', 'y']), text('defaultValue', '{{Page Hostname}}')],
    expected: 'www.shop.example',
  },
  {
    what: 'a regex table that replaces',
    type: 'remm',
    settings: [
      text('input', 'MP_sign_up'),
      rows(['mp_(.+)', '$1!']),
      yes('fullMatch'),
      yes('replaceAfterMatch'),
      yes('ignoreCase'),
    ],
    expected: 'sign_up!',
  },
  {
    what: 'a regex table that asks for the whole input',
    type: 'remm',
    settings: [text('input', 'abc'), rows(['b', 'part'], ['a.c', 'whole']), yes('fullMatch')],
    expected: 'whole',
  },
  {
    what: 'a regex table with a broken pattern before the one that matches fails',
    type: 'remm',
    settings: [text('input', 'abc'), rows(['(', 'broken'], ['b', 'part'])],
    format: { convertFalseToValue: text('x', 'formats do not apply to what fails') },
    expected: false,
  },
  {
    what: 'a regex table with a broken pattern after the one that matches',
    type: 'remm',
    settings: [text('input', 'abc'), rows(['b', 'part'], ['(', 'broken'])],
    expected: 'part',
  },
  {
    what: 'an empty pattern of a regex table matches everything',
    type: 'remm',
    settings: [
      text('input', 'abc'),
      { type: 'LIST', key: 'map', list: [{ type: 'MAP', map: [text('value', 'any')] }] },
    ],
    expected: 'any',
  },
  {
    what: 'a row of a lookup table that yields undefined, whatever the default is',
    type: 'smm',
    settings: [text('input', 'x'), rows(['x', '{{n}}']), text('defaultValue', 'default')],
    expected: undefined,
  },
  {
    what: 'a row of a lookup table that yields null, whatever the default is',
    type: 'smm',
    settings: [text('input', 'x'), rows(['x', '{{n}}']), text('defaultValue', 'default')],
    pushed: [{ n: null }],
    expected: null,
  },
  { what: 'the name of the event', type: 'e', settings: [], expected: 'gtm.load' },
  { what: 'a random number', type: 'r', settings: [text('min', '1'), text('max', '10')], expected: 6 },
  { what: 'the undefined value', type: 'uv', settings: [], expected: undefined },
  {
    what: 'what a click was on',
    type: 'aev',
    settings: [text('varType', 'URL'), text('component', 'PATH')],
    pushed: [{ 'gtm.elementUrl': 'https://a.example/path?x' }],
    expected: '/path',
  },
  {
    what: 'the host of a click without www',
    type: 'aev',
    settings: [text('varType', 'URL'), ...part('HOST', yes('stripWww'))],
    pushed: [{ 'gtm.elementUrl': 'https://www.a.example/path' }],
    expected: 'a.example',
  },
  {
    what: 'a query parameter of a click',
    type: 'aev',
    settings: [text('varType', 'URL'), ...part('QUERY', text('queryKey', 'x'))],
    pushed: [{ 'gtm.elementUrl': 'https://a.example/path?x=1' }],
    expected: '1',
  },
  ...(
    [
      ['https://other.example/', undefined, true],
      ['https://shop.example/', undefined, false],
      ['https://notshop.example/', undefined, true],
      ['https://help.partner.example/', 'partner.example, x.example', false],
    ] as const
  ).map(([to, domains, expected]) => ({
    what: `whether ${to} is outbound${domains === undefined ? '' : ` beside ${domains}`}`,
    type: 'aev',
    settings: [
      text('varType', 'URL'),
      ...part('IS_OUTBOUND', ...(domains === undefined ? [] : [text('affiliatedDomains', domains)])),
    ],
    pushed: [{ 'gtm.elementUrl': to }],
    expected,
  })),
  {
    what: 'an element of the page that is not there',
    type: 'd',
    settings: [text('selectorType', 'ID'), text('elementId', 'gone')],
    expected: 'null',
  },
  {
    what: 'text in capital letters',
    type: 'c',
    settings: [text('value', 'aB')],
    format: { caseConversionType: 'UPPERCASE' },
    expected: 'AB',
  },
  {
    what: 'undefined turned into a text',
    type: 'uv',
    settings: [],
    format: { convertUndefinedToValue: text('x', '{{Page Path}}') },
    expected: '/a/b.html',
  },
  {
    what: 'true turned into a text',
    type: 'v',
    settings: dataLayer('flag'),
    pushed: [{ flag: true }],
    format: { convertTrueToValue: text('x', 'yes'), convertFalseToValue: text('x', 'no') },
    expected: 'yes',
  },
  {
    what: 'a variable that leads back to itself',
    type: 'c',
    settings: [text('value', '{{it}}')],
    expected: undefined,
  },
];

const builtIns = [
  { type: 'PAGE_PATH', name: 'Page Path' },
  { type: 'PAGE_HOSTNAME', name: 'Page Hostname' },
  { type: 'EVENT', name: 'Event' },
];

for (const { what, type, settings, format, page = {}, pushed = [], expected } of variableCases) {
  test.serial(`variables: ${what}`, async (t) => {
    const it = variable('it', type, settings, format === undefined ? {} : { formatValue: format });
    const run = runOn(
      { variable: [it, variable('n', 'v', dataLayer('n'))], builtInVariable: builtIns },
      { url, ...page },
    );
    await run.load();
    for (const item of pushed) await run.push(item);
    t.deepEqual(run.valueOf('it'), expected);
  });
}

/** Whether a condition on {{it}} lets a trigger fire, with what was pushed as `it`. */
const conditionCases = [
  { type: 'EQUALS', it: 5, than: '5', holds: true },
  { type: 'EQUALS', it: 'a', than: 'A', holds: false },
  { type: 'EQUALS', it: 'a', than: 'A', flags: ['ignore_case'], holds: true },
  { type: 'EQUALS', it: 'a', than: 'a', flags: ['negate'], holds: false },
  { type: 'EQUALS', it: undefined, than: 'undefined', holds: true },
  { type: 'CONTAINS', it: 'abc', than: 'b', holds: true },
  { type: 'STARTS_WITH', it: 'abc', than: 'b', holds: false },
  { type: 'ENDS_WITH', it: 'abc', than: 'bc', holds: true },
  { type: 'MATCH_REGEX', it: 'abc', than: '^a.c$', holds: true },
  { type: 'MATCH_REGEX', it: 'ABC', than: '^a.c$', flags: ['ignore_case'], holds: true },
  { type: 'MATCH_REGEX', it: 'abc', than: '(', holds: false },
  {
    // What takes too long to tell decides nothing, as what is not emulated.
    type: 'MATCH_REGEX',
    it: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!',
    than: '^(a+)+$',
    holds: true,
  },
  { type: 'GREATER', it: '10', than: '9', holds: true },
  { type: 'GREATER', it: 'x', than: '9', holds: false },
  { type: 'LESS_OR_EQUALS', it: 9, than: '9', holds: true },
  { type: 'EQUALS', it: 'undefined', than: '{{none}}', holds: true },
  { type: 'EQUALS', it: 'null', than: '{{null}}', holds: true },
  { type: 'EQUALS', it: '', than: '', holds: true },
  { type: 'CSS_SELECTOR', it: 'no element', than: 'a', holds: false },
  { type: 'CSS_SELECTOR', it: 'no element', than: 'a', flags: ['negate'], holds: true },
  { type: 'URL_MATCHES', it: 'https://www.a.example/B/', than: 'http://a.example/b?x', holds: true },
  { type: 'URL_MATCHES', it: 'https://a.example/b', than: 'https://a.example/c', holds: false },
] as const;

for (const { type, it, than, holds, ...rest } of conditionCases) {
  const flags = 'flags' in rest ? rest.flags : [];
  test.serial(
    `${String(it)} ${[type, ...flags].join(' ')} ${than}: ${holds ? 'fires' : 'does not fire'}`,
    async (t) => {
      const run = runOn({
        tag: [probe('Probe', { firingTriggerId: ['1'] })],
        trigger: [onEvent('1', 'go', { filter: [condition(type, '{{it}}', than, ...flags)] })],
        variable: [
          variable('it', 'v', dataLayer('it')),
          variable('none', 'v', dataLayer('none')),
          variable('null', 'v', dataLayer('nothing')),
        ],
      });
      t.is((await run.push({ event: 'go', it, nothing: null })).fired.length, holds ? 1 : 0);
    },
  );
}

test.serial(
  'page load: the triggers of each stage fire in GTM’s order, before what the page pushed earlier',
  async (t) => {
    const stages = ['CONSENT_INIT', 'INIT', 'PAGEVIEW', 'DOM_READY', 'WINDOW_LOADED'];
    const run = runOn(
      {
        tag: [
          ...stages.map((type, index) => probe(type, { firingTriggerId: [String(index + 10)] })),
          probe('All pages', { firingTriggerId: [allPages] }),
          probe('Early', { firingTriggerId: ['1'] }),
        ],
        trigger: [
          ...stages.map((type, index) => ({ triggerId: String(index + 10), name: type, type })),
          onEvent('1', 'early'),
        ],
      },
      { dataLayer: [{ user: 1 }, { event: 'early' }] },
    );
    const { fired, events } = await run.load();
    t.deepEqual(
      fired.map(({ tag }) => tag),
      ['CONSENT_INIT', 'INIT', 'Early', 'PAGEVIEW', 'All pages', 'DOM_READY', 'WINDOW_LOADED'],
    );
    t.deepEqual(
      events.map(({ id }) => id),
      [1, 2, 3, 4, 5, 6],
    );
  },
);

test.serial(
  'a field that is one variable keeps its type, text around it makes text, hidden fields stay away',
  async (t) => {
    const cell = (value: string): Parameter => ({ type: 'MAP', map: [text('key', value)] });
    const run = runOn({
      tag: [
        probe('Probe', {
          firingTriggerId: ['1'],
          parameter: [
            text('value', '{{it}}'),
            { type: 'LIST', key: 'table', list: [cell('{{it}}'), cell('a{{it}}b{{none}}c')] },
            { type: 'BOOLEAN', key: 'more', value: 'false' },
            text('hidden', 'left over'),
          ],
        }),
      ],
      trigger: [onEvent('1', 'go')],
      variable: [variable('it', 'v', dataLayer('it')), variable('none', 'uv', [])],
    });
    const { fired } = await run.push({ event: 'go', it: { a: [1] } });
    t.deepEqual(fired[0]?.data, {
      value: { a: [1] },
      table: [
        { key: { a: [1] }, value: '' },
        { key: 'a[object Object]bc', value: '' },
      ],
      more: false,
    });
  },
);

const afterGo = { trigger: [onEvent('1', 'go'), onEvent('2', 'stop')] };

/** Which tags run on the event `go`, in this order, as `name: status`. */
const firingCases: readonly {
  readonly what: string;
  readonly version: ContainerVersion;
  readonly consent?: Readonly<Record<string, 'granted' | 'denied'>>;
  readonly preview?: boolean;
  readonly events?: readonly string[];
  readonly expected: readonly string[];
}[] = [
  {
    what: 'higher priority first',
    version: {
      tag: [
        probe('low', { firingTriggerId: ['1'] }),
        probe('high', { firingTriggerId: ['1'], priority: { type: 'INTEGER', value: '5' } }),
      ],
    },
    expected: ['high: success', 'low: success'],
  },
  {
    what: 'an exception blocks',
    version: {
      tag: [probe('a', { firingTriggerId: ['1'], blockingTriggerId: ['3'] })],
      trigger: [...afterGo.trigger, onEvent('3', 'go')],
    },
    expected: [],
  },
  {
    what: 'an exception whose condition is not known does not decide',
    version: {
      tag: [probe('a', { firingTriggerId: ['1'], blockingTriggerId: ['3'] })],
      trigger: [...afterGo.trigger, onEvent('3', 'go', { filter: [condition('NEW', '{{_event}}', 'x')] })],
    },
    expected: ['a: unclear'],
  },
  {
    what: 'a trigger that hangs on a variable that is not known does not decide',
    version: {
      tag: [probe('a', { firingTriggerId: ['3'] }), probe('b', { firingTriggerId: ['1', '3'] })],
      trigger: [...afterGo.trigger, onEvent('3', 'go', { filter: [condition('EQUALS', '{{code}}', 'x')] })],
      variable: [variable('code', 'jsm', [text('javascript', 'function() { return 1; }')])],
    },
    expected: ['a: unclear', 'b: success'],
  },
  {
    what: 'a condition that does not hold decides, whatever the others are',
    version: {
      tag: [probe('a', { firingTriggerId: ['3'] })],
      trigger: [
        onEvent('3', 'go', {
          filter: [condition('EQUALS', '{{code}}', 'x'), condition('EQUALS', '{{_event}}', 'stop')],
        }),
      ],
      variable: [variable('code', 'jsm', [])],
    },
    expected: [],
  },
  {
    what: 'a paused setup tag counts as failed',
    version: {
      tag: [
        probe('a', { firingTriggerId: ['1'], setupTag: [{ tagName: 'paused', stopOnSetupFailure: true }] }),
        probe('b', { firingTriggerId: ['1'], setupTag: [{ tagName: 'paused' }] }),
        probe('paused', { paused: true }),
      ],
    },
    expected: ['paused: paused', 'a: setup failed', 'b: success'],
  },
  ...(
    [
      ['failure', ['setup: failure', 'main: setup failed', 'main: setup failed']],
      ['never', ['setup: pending']],
      ['success', ['setup: success', 'main: success', 'main: success']],
    ] as const
  ).map(([ending, expected]) => ({
    what: `a setup tag that fires once a page and ended with ${ending}, at the second event`,
    version: {
      tag: [
        probe('main', { firingTriggerId: ['1'], setupTag: [{ tagName: 'setup', stopOnSetupFailure: true }] }),
        probe('setup', { ending, tagFiringOption: 'ONCE_PER_LOAD' }),
      ],
    },
    events: ['go', 'go'],
    expected,
  })),
  {
    what: 'a setup tag of a type that is not emulated is not a failed one',
    version: {
      tag: [
        probe('main', { firingTriggerId: ['1'], setupTag: [{ tagName: 'html', stopOnSetupFailure: true }] }),
        { tagId: 'h', name: 'html', type: 'html' },
      ],
    },
    expected: ['html: not emulated', 'main: success'],
  },
  {
    what: 'once an event, though two of its triggers fire',
    version: {
      tag: [probe('a', { firingTriggerId: ['1', '3'] })],
      trigger: [...afterGo.trigger, onEvent('3', 'go')],
    },
    events: ['go', 'go'],
    expected: ['a: success', 'a: success'],
  },
  {
    what: 'once a page',
    version: { tag: [probe('a', { firingTriggerId: ['1'], tagFiringOption: 'ONCE_PER_LOAD' })] },
    events: ['go', 'go'],
    expected: ['a: success'],
  },
  {
    what: 'a setup tag before and a cleanup tag after',
    version: {
      tag: [
        probe('main', {
          firingTriggerId: ['1'],
          setupTag: [{ tagName: 'setup' }],
          teardownTag: [{ tagName: 'cleanup' }],
        }),
        probe('setup'),
        probe('cleanup'),
      ],
    },
    expected: ['setup: success', 'main: success', 'cleanup: success'],
  },
  {
    what: 'a setup tag that fails and stops the tag',
    version: {
      tag: [
        probe('main', { firingTriggerId: ['1'], setupTag: [{ tagName: 'setup', stopOnSetupFailure: true }] }),
        probe('setup', { ending: 'failure' }),
      ],
    },
    expected: ['setup: failure', 'main: setup failed'],
  },
  {
    what: 'a setup tag that fails and does not matter; no cleanup after a failure',
    version: {
      tag: [
        probe('main', {
          firingTriggerId: ['1'],
          ending: 'failure',
          setupTag: [{ tagName: 'setup', stopOnSetupFailure: false }],
          teardownTag: [{ tagName: 'cleanup', stopTeardownOnFailure: true }],
        }),
        probe('setup', { ending: 'failure' }),
        probe('cleanup'),
      ],
    },
    expected: ['setup: failure', 'main: failure'],
  },
  {
    what: 'a setup tag that never completes',
    version: {
      tag: [
        probe('main', { firingTriggerId: ['1'], setupTag: [{ tagName: 'setup' }] }),
        probe('setup', { ending: 'never' }),
      ],
    },
    expected: ['setup: pending'],
  },
  {
    what: 'a setup tag shared by two tags runs once',
    version: {
      tag: [
        probe('a', { firingTriggerId: ['1'], setupTag: [{ tagName: 'setup' }] }),
        probe('b', { firingTriggerId: ['1'], setupTag: [{ tagName: 'setup' }] }),
        probe('setup'),
      ],
    },
    expected: ['setup: success', 'a: success', 'b: success'],
  },
  {
    what: 'additional consent that is missing',
    version: {
      tag: [
        probe('a', {
          firingTriggerId: ['1'],
          consentSettings: {
            consentStatus: 'NEEDED',
            consentType: { type: 'LIST', list: [{ type: 'TEMPLATE', value: 'ad_storage' }] },
          },
        }),
      ],
    },
    consent: { ad_storage: 'denied' },
    expected: ['a: no consent'],
  },
  {
    what: 'consent that nobody has set counts as given',
    version: {
      tag: [
        probe('a', {
          firingTriggerId: ['1'],
          consentSettings: {
            consentStatus: 'NEEDED',
            consentType: { type: 'LIST', list: [{ type: 'TEMPLATE', value: 'ad_storage' }] },
          },
        }),
      ],
    },
    expected: ['a: success'],
  },
  {
    what: 'paused, not yet due, over, and live only in preview',
    version: {
      tag: [
        probe('paused', { firingTriggerId: ['1'], paused: true }),
        probe('later', { firingTriggerId: ['1'], scheduleStartMs: '1735689600001' }),
        probe('over', { firingTriggerId: ['1'], scheduleEndMs: '1735689599999' }),
        probe('live', { firingTriggerId: ['1'], liveOnly: true }),
      ],
    },
    preview: true,
    expected: [],
  },
  {
    what: 'code that throws, and a type that is not known',
    version: {
      tag: [
        probe('thrower', { firingTriggerId: ['1'], ending: 'exception' }),
        { tagId: 'html', name: 'html', type: 'html', firingTriggerId: ['1'] },
      ],
    },
    expected: ['thrower: exception', 'html: not emulated'],
  },
  {
    what: 'a trigger group, once all of its triggers have fired, and once only',
    version: {
      tag: [probe('a', { firingTriggerId: ['3'] })],
      trigger: [
        ...afterGo.trigger,
        {
          triggerId: '3',
          name: 'Group',
          type: 'TRIGGER_GROUP',
          parameter: [
            {
              type: 'LIST',
              key: 'triggerIds',
              list: [
                { type: 'TRIGGER_REFERENCE', value: '1' },
                { type: 'TRIGGER_REFERENCE', value: '2' },
              ],
            },
          ],
        },
      ],
    },
    events: ['go', 'go', 'stop', 'stop', 'go'],
    expected: ['a: success'],
  },
];

for (const { what, version, consent = {}, preview = false, events = ['go'], expected } of firingCases) {
  test.serial(`firing: ${what}`, async (t) => {
    const run = runOn({ ...afterGo, ...version }, {}, { consent, preview });
    for (const event of events) await run.push({ event });
    t.deepEqual(
      run.fired.map(({ tag, status }) => `${tag}: ${status}`),
      expected,
    );
  });
}

for (const { what, from = 'https://www.example.com/', url, source, expected } of [
  {
    what: 'a change of the address from a fragment to another, with URLs that have none',
    from: 'https://www.example.com/a?b#old',
    url: '/c?d#new',
    source: 'pushState',
    expected: 'pushState https://www.example.com/a?b https://www.example.com/c?d new First',
  },
  {
    what: 'a change of the address by the page, which sets its title later',
    url: '/next#part',
    source: 'pushState',
    expected: 'pushState https://www.example.com/ https://www.example.com/next part First',
  },
  {
    what: 'Back over a fragment, whose old and new URL are one',
    url: '#part',
    source: 'popstate',
    expected: 'popstate https://www.example.com/ https://www.example.com/ part First',
  },
] as const satisfies readonly { readonly from?: string; readonly [key: string]: unknown }[]) {
  test.serial(`history triggers fire on ${what}`, async (t) => {
    const run = runOn(
      {
        tag: [probe('a', { firingTriggerId: ['1'], value: '{{source}} {{old}} {{new}} {{part}} {{title}}' })],
        trigger: [{ triggerId: '1', name: 'History', type: 'HISTORY_CHANGE' }],
        variable: [variable('title', 'j', [text('name', 'document.title')])],
        builtInVariable: [
          { type: 'HISTORY_SOURCE', name: 'source' },
          { type: 'OLD_HISTORY_URL', name: 'old' },
          { type: 'NEW_HISTORY_URL', name: 'new' },
          { type: 'NEW_HISTORY_FRAGMENT', name: 'part' },
        ],
      },
      { url: from, title: 'First' },
    );
    await run.load();
    const { requests } = await run.navigate(url, { source, title: 'Next' });
    t.is(requests[0]?.url, `https://probe.example/?${expected}`);
    t.is(run.valueOf('title'), 'Next');
  });
}

test.serial('without a history trigger GTM does not listen, and no event arises', async (t) => {
  const run = runOn({});
  await run.load();
  t.deepEqual((await run.navigate('/next', { source: 'pushState' })).events, []);
});

test.serial(
  'an event ends when its tags have completed, with their metadata, or when GTM has waited',
  async (t) => {
    const named = { monitoringMetadata: { type: 'MAP' }, monitoringMetadataTagNameKey: 'name' } as const;
    const run = runOn({
      tag: [
        probe('a', { firingTriggerId: ['1'], ...named }),
        probe('b', { firingTriggerId: ['2'], ending: 'never', ...named }),
      ],
      ...afterGo,
    });
    await run.push({ event: 'go' });
    await run.push({ event: 'stop' });
    t.deepEqual(
      run.requests.map(({ url, firing }) => [url, firing.tag]),
      [
        ['https://probe.example/end?a:success', 'a'],
        ['https://probe.example/end?b:timeout', 'b'],
      ],
    );
  },
);

test.serial('gtag commands set consent before GTM’s first event, and fire events of their own', async (t) => {
  const run = runOn(
    {
      tag: [
        probe('early', {
          firingTriggerId: [consentInitialization],
          consentSettings: {
            consentStatus: 'NEEDED',
            consentType: { type: 'LIST', list: [{ type: 'TEMPLATE', value: 'ad_storage' }] },
          },
        }),
        probe('go', { firingTriggerId: ['1'], value: '{{size}}' }),
      ],
      ...afterGo,
      variable: [variable('size', 'v', dataLayer('eventModel.size'))],
    },
    { dataLayer: [['consent', 'default', { ad_storage: 'denied' }]] },
  );
  await run.load();
  await run.push(['event', 'go', { size: 'xl' }]);
  t.deepEqual(
    run.fired.map(({ tag, status, data }) => [tag, status, data['value']]),
    [
      ['early', 'no consent', undefined],
      ['go', 'success', 'xl'],
    ],
  );
});

function variableTemplate(code: string) {
  return {
    containerId: '1',
    templateId: '901',
    name: 'Made',
    templateData: assembleTemplate({
      kind: 'web',
      info: { type: 'MACRO', displayName: 'Made', containerContexts: ['WEB'] },
      fields: [{ type: 'TEXT', name: 'factor', simpleValueType: true }],
      code,
      permissions: {},
      scenarios: [],
      notes: '',
    }),
  };
}

test.serial('a variable of a custom template runs in the sandbox with its own fields', async (t) => {
  const run = runOn({
    customTemplate: [variableTemplate('return data.factor * 2;')],
    variable: [variable('it', 'cvt_1_901', [text('factor', '{{n}}')]), variable('n', 'v', dataLayer('n'))],
  });
  await run.push({ n: 21 });
  t.is(run.valueOf('it'), 42);
});

test.serial(
  'a template that throws makes its variable false, one that does not compile undefined, and both are named',
  async (t) => {
    const thrower = runOn({
      customTemplate: [variableTemplate('return data.a.b.c;')],
      variable: [variable('it', 'cvt_1_901', [])],
    });
    t.is(thrower.valueOf('it'), false);
    t.regex(thrower.swallowed[0] ?? '', /^it: TypeError/);
    const broken = runOn({
      customTemplate: [variableTemplate('return class {};')],
      variable: [variable('it', 'cvt_1_901', [])],
    });
    t.is(broken.valueOf('it'), undefined);
    t.like(broken.unknown[0], { rule: 'template-code', severity: 'fault' });
  },
);

test.serial(
  'what is not emulated is named with the tags that depend on it, and a visit may give the values',
  (t) => {
    const version: ContainerVersion = {
      tag: [
        { tagId: '1', name: 'Pixel', type: 'html', parameter: [text('html', '{{Visible}}')] },
        probe('Sums', { value: '{{Sum}}' }),
        probe('Filtered', { firingTriggerId: ['3'] }),
      ],
      trigger: [
        { triggerId: '2', name: 'Links', type: 'NEW_TYPE' },
        onEvent('3', 'x', {
          filter: [condition('NEW', '{{_event}}', 'a'), condition('EQUALS', '{{B}}', 'a')],
        }),
      ],
      variable: [
        variable('A', 'jsm', [text('javascript', 'function() { return 1; }')]),
        variable('B', 'jsm', []),
        variable('Sum', 'c', [text('value', '{{A}} and more')]),
        variable('C', 'aev', [text('varType', 'MD')]),
        variable('D', 'c', [], { formatValue: { convertToNumber: 'PERIOD' } }),
        variable('E', 'gas', []),
      ],
      builtInVariable: [
        { type: 'HTML_ID', name: 'Visible' },
        { type: 'VIDEO_URL', name: 'Not used' },
      ],
    };
    const texts = runOn(version).unknown.map(({ text: said }) => said);
    t.deepEqual(texts, [
      'Tags of the type html are not emulated: “Pixel” will be named and not run.',
      'Triggers of the type NEW_TYPE are not emulated: “Links” will never fire.',
      'Conditions of the type NEW are not emulated: whether “On x” fires will stay open. It matters to the tag “Filtered”.',
      'Custom JavaScript does not run here: “A”, “B” will be undefined, and conditions on it stay open. It matters to the tags “Sums”, “Filtered”.',
      'Auto-event variables of MD are not emulated: “C” will be undefined, and conditions on it stay open.',
      'Variables of the type gas are not emulated: “E” will be undefined, and conditions on it stay open.',
      'The conversion convertToNumber is not emulated: “D” will not be converted, and conditions on it stay open.',
      'The built-in variable HTML_ID is not emulated: “Visible” will be undefined, and conditions on it stay open. It matters to the tag “Pixel”.',
    ]);
    const given = runOn(version, {}, { variables: { A: 1, B: 2 } });
    t.is(given.valueOf('A'), 1);
    t.false(given.unknown.some(({ text: said }) => said.includes('JavaScript')));
  },
);

test.serial('what is not in the file is named', (t) => {
  const { unknown } = runOn({
    tag: [
      probe('a', {
        firingTriggerId: ['99'],
        value: '{{Gone}} {{Page URL}}',
        setupTag: [{ tagName: 'Away' }],
      }),
      { ...probe('b'), type: 'cvt_1_77' },
    ],
    trigger: [
      {
        triggerId: '5',
        name: 'All of them',
        type: 'TRIGGER_GROUP',
        parameter: [{ type: 'LIST', key: 'triggerIds', list: [{ type: 'TRIGGER_REFERENCE', value: '98' }] }],
      },
    ],
  });
  t.deepEqual(
    unknown.map(({ rule, text: said }) => `${rule}: ${said}`),
    [
      'tag-type: The template cvt_1_77 is not in the file: “b” will be named and not run.',
      'dangling: The file has no variable “Gone”: its value will be undefined, and conditions on it stay open. It matters to the tag “a”.',
      'dangling: The tag “a” names the trigger 99, which is not in the file: it will not fire.',
      'dangling: The trigger group “All of them” names the trigger 98, which is not in the file: it will not fire.',
      'dangling: The tag “a” is in sequence with “Away”, which is not in the file: it will run without it.',
    ],
  );
});

test.serial('the five default built-in variables are there without an entry', async (t) => {
  const run = runOn({}, { url: 'https://shop.example/a?b#c', referrer: 'https://news.example/' });
  await run.push({ event: 'go' });
  t.deepEqual(
    ['Page URL', 'Page Hostname', 'Page Path', 'Referrer', 'Event'].map((name) => run.valueOf(name)),
    ['https://shop.example/a?b', 'shop.example', '/a', 'https://news.example/', 'go'],
  );
});

test.serial('an event called 0 or false is none', async (t) => {
  const run = runOn({});
  await run.load();
  for (const event of [0, false, '', null, undefined]) t.deepEqual((await run.push({ event })).events, []);
  t.is((await run.push({ event: 1 })).events[0]?.name, '1');
});

test.serial('two trigger groups that one event completes are one event', async (t) => {
  const group = (triggerId: string) => ({
    triggerId,
    name: `Group ${triggerId}`,
    type: 'TRIGGER_GROUP',
    parameter: [
      {
        type: 'LIST',
        key: 'triggerIds',
        list: [{ type: 'TRIGGER_REFERENCE', value: '1' }],
      } as const,
    ],
  });
  const run = runOn({
    tag: [probe('a', { firingTriggerId: ['5'] }), probe('b', { firingTriggerId: ['6'] })],
    trigger: [onEvent('1', 'go'), group('5'), group('6')],
  });
  const { events, fired } = await run.push({ event: 'go' });
  t.deepEqual(
    events.map(({ name }) => name).filter((name) => !name.startsWith('gtm.init')),
    ['go', 'gtm.triggerGroup'],
  );
  t.deepEqual(
    fired.map(({ tag }) => tag),
    ['a', 'b'],
  );
});

test.serial('a report shows the values of the moment of firing', async (t) => {
  const run = runOn({
    tag: [probe('a', { firingTriggerId: ['1'], value: '{{it}}' })],
    trigger: [onEvent('1', 'go')],
    variable: [variable('it', 'v', dataLayer('it'))],
  });
  const item = { event: 'go', it: { list: [1] } };
  await run.push(item);
  item.it.list.push(2);
  await run.push({ it: { more: 3 } });
  t.deepEqual(run.fired[0]?.data['value'], { list: [1] });
});

for (const { what, pushed, expected } of [
  { what: 'nothing', pushed: {}, expected: ['success'] },
  { what: 'a blocklist with the type', pushed: { 'gtm.blocklist': ['cvt_1_900'] }, expected: ['blocked'] },
  {
    what: 'a blocklist with a class',
    pushed: { 'gtm.blocklist': ['nonGooglePixels'] },
    expected: ['blocked'],
  },
  {
    what: 'a blocklist with a class, and custom templates allowed',
    pushed: { 'gtm.blocklist': ['customScripts'], 'gtm.allowlist': ['sandboxedScripts'] },
    expected: ['success'],
  },
  { what: 'an allowlist without it', pushed: { 'gtm.allowlist': ['google'] }, expected: ['blocked'] },
  {
    what: 'an allowlist with its class',
    pushed: { 'gtm.allowlist': ['sandboxedScripts'] },
    expected: ['success'],
  },
  { what: 'the old names of the lists', pushed: { 'gtm.blacklist': ['cvt_1_900'] }, expected: ['blocked'] },
]) {
  test.serial(`the page’s lists of what may run: ${what}`, async (t) => {
    const run = runOn({ tag: [probe('a', { firingTriggerId: ['1'] })], trigger: [onEvent('1', 'go')] });
    await run.push({ ...pushed });
    await run.push({ event: 'go' });
    t.deepEqual(
      run.fired.map(({ status }) => status),
      expected,
    );
  });
}

test.serial('a variable that the page blocks is undefined', async (t) => {
  const run = runOn({ variable: [variable('it', 'c', [text('value', 'x')])] });
  t.is(run.valueOf('it'), 'x');
  await run.push({ 'gtm.blocklist': ['c'] });
  t.is(run.valueOf('it'), undefined);
});

test.serial('a tag that pushes the event that fires it is cut off and named', async (t) => {
  const again = {
    ...probeTemplate,
    templateId: '902',
    name: 'Again',
    templateData: assembleTemplate({
      kind: 'web',
      info: { type: 'TAG', displayName: 'Again', containerContexts: ['WEB'] },
      fields: [],
      code: "require('createQueue')('dataLayer')({ event: 'go' });\ndata.gtmOnSuccess();",
      permissions: {
        access_globals: { keys: [{ key: 'dataLayer', read: true, write: true, execute: false }] },
      },
      scenarios: [],
      notes: '',
    }),
  };
  const run = runOn({
    customTemplate: [again],
    tag: [{ ...probe('Echo', { firingTriggerId: ['1'] }), type: 'cvt_1_902' }],
    trigger: [onEvent('1', 'go')],
  });
  const { events } = await run.push({ event: 'go' });
  t.is(events.length, 1000);
  t.regex(
    run.unknown.at(-1)?.text ?? '',
    /^The tag “Echo” pushes events to the data layer without end: after 1,000/,
  );
  t.is((await run.push({ event: 'stop' })).events.length, 1);
});

/** Custom JavaScript on a page that trusts it, with what was pushed. */
const pageCodeCases: readonly {
  readonly what: string;
  readonly code: string;
  readonly pushed?: object;
  readonly expected: unknown;
}[] = [
  { what: 'runs', code: 'function() { return 6 * 7; }', expected: 42 },
  { what: 'may end in a semicolon and a comment', code: 'function() { return 1; }; // one', expected: 1 },
  { what: 'may be an arrow', code: '() => 1', expected: 1 },
  {
    what: 'has variables as values, whatever their type',
    code: 'function() { return {{n}}.map(function(x) { return x * 2; }); }',
    pushed: { n: [1, 2] },
    expected: [2, 4],
  },
  {
    what: 'has variables within texts as text',
    code: "function() { return 'a{{n}}b' + `c{{n}}${{{n}}.length}`; }",
    pushed: { n: "it's `$" },
    expected: "ait's `$bcit's `$7",
  },
  {
    what: 'has variables in comments as nothing',
    code: 'function() { /* {{n}} */ return 1; // {{n}}\n }',
    pushed: { n: '*/' },
    expected: 1,
  },
  {
    what: 'sees the page',
    code: 'function() { window.dataLayer.push({ seen: true }); return document.location.pathname + this.location.search; }',
    expected: '/a?b',
  },
  { what: 'that throws is undefined', code: 'function() { throw new Error("no"); }', expected: undefined },
  { what: 'that is no function is undefined', code: 'return 1', expected: undefined },
  { what: 'that never ends is cut off', code: 'function() { while (true) {} }', expected: undefined },
];

for (const { what, code, pushed = {}, expected } of pageCodeCases) {
  test.serial(`Custom JavaScript ${what}`, async (t) => {
    const run = runOn(
      {
        variable: [variable('it', 'jsm', [text('javascript', code)]), variable('n', 'v', dataLayer('n'))],
      },
      { url: 'https://shop.example/a?b', dataLayer: [] },
      { trust: true },
    );
    await run.push(pushed);
    t.deepEqual(JSON.parse(JSON.stringify([run.valueOf('it')])), JSON.parse(JSON.stringify([expected])));
    t.deepEqual(run.unknown, []);
    t.is(run.swallowed.length, /throws|no function|never ends/.test(what) ? 1 : 0);
  });
}

const itself: { event: string; itself?: unknown } = { event: 'around' };
itself.itself = itself;
for (const { what, item, swallowed } of [
  {
    what: 'an item that contains itself',
    item: itself,
    swallowed: ['RangeError: Maximum call stack size exceeded'],
  },
  {
    what: 'a function that throws',
    item: () => {
      throw new TypeError('the page’s own');
    },
    swallowed: ['TypeError: the page’s own'],
  },
]) {
  test.serial(`${what} in the data layer is lost, and what comes after it is not`, async (t) => {
    const run = runOn({
      tag: [probe('Around', { firingTriggerId: ['1'] }), probe('Next', { firingTriggerId: ['2'] })],
      trigger: [onEvent('1', 'around'), onEvent('2', 'next')],
      customTemplate: [probeTemplate],
    });
    await run.load();
    const lost = await run.push(item);
    const next = await run.push({ event: 'next' });
    t.deepEqual(
      [...lost.fired, ...next.fired].map(({ tag }) => tag),
      ['Next'],
    );
    t.deepEqual(run.swallowed, swallowed);
  });
}
