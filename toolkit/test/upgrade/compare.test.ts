import test from 'ava';
import { assembleTemplate, type TemplateValues } from '../../src/tpl/write/assemble.ts';
import { readWholeTemplate, type Template } from '../../src/tpl/template.ts';
import type { Change, Severity } from '../../src/upgrade/change.ts';
import { comparePermissions } from '../../src/upgrade/compare-permissions.ts';
import { compareTemplates } from '../../src/upgrade/compare-templates.ts';
import { formatChanges } from '../../src/upgrade/format.ts';

const base: TemplateValues = {
  kind: 'web',
  info: { type: 'TAG', containerContexts: ['WEB'] },
  fields: [],
  code: '',
  permissions: {},
  scenarios: [],
  notes: '',
};

function make(values: Partial<TemplateValues>, file = 'new.tpl'): Template {
  return readWholeTemplate(assembleTemplate({ ...base, ...values }), file);
}

function compare(old: Partial<TemplateValues>, next: Partial<TemplateValues>): Change[] {
  return compareTemplates(make(old, 'old.tpl'), make(next));
}

const key = { type: 'TEXT', name: 'key', displayName: 'Key', simpleValueType: true };
const kind = {
  type: 'SELECT',
  name: 'kind',
  displayName: 'Kind',
  macrosInSelect: true,
  selectItems: [
    { value: 'event', displayValue: 'Event' },
    { value: 'page', displayValue: 'Page' },
  ],
};
const consent = { type: 'CHECKBOX', name: 'consent', checkboxText: 'Wait for consent' };
const table = {
  type: 'SIMPLE_TABLE',
  name: 'attributes',
  displayName: 'Attributes',
  simpleTableColumns: [
    { name: 'name', displayName: 'Name', type: 'TEXT', defaultValue: '' },
    { name: 'value', displayName: 'Value', type: 'TEXT', defaultValue: '' },
  ],
};
const equals = (paramName: string, paramValue: unknown): object => ({
  paramName,
  paramValue,
  type: 'EQUALS',
});
const columns = (...names: string[]): object => ({
  ...table,
  simpleTableColumns: names.map((name) => ({ name, displayName: name, type: 'TEXT', defaultValue: '' })),
});
const items = (...values: unknown[]): object => ({
  ...kind,
  selectItems: values.map((value) => ({ value, displayValue: `Item ${String(value)}` })),
});
const validated = (...valueValidators: object[]): object => ({ ...key, valueValidators });
const group = (subParams: object[], more: object = {}): object => ({
  type: 'GROUP',
  name: 'group',
  displayName: 'Group',
  groupStyle: 'NO_ZIPPY',
  subParams,
  ...more,
});

interface Case {
  readonly what: string;
  readonly old: readonly object[];
  readonly next: readonly object[];
  /** `severity rule field` of each change. */
  readonly expected: readonly string[];
}

const fieldCases: readonly Case[] = [
  { what: 'the same fields', old: [key, kind, table], next: [key, kind, table], expected: [] },
  { what: 'a field into a group', old: [key], next: [group([key])], expected: [] },
  {
    what: 'another label and help',
    old: [key],
    next: [{ ...key, displayName: 'API key', help: 'x' }],
    expected: [],
  },
  { what: 'a field out', old: [key, consent], next: [key], expected: ['breaking field-removed consent'] },
  { what: 'a group and a label out', old: [group([]), { type: 'LABEL', name: 'l' }], next: [], expected: [] },
  { what: 'a table out', old: [table], next: [], expected: ['breaking field-removed attributes'] },
  {
    what: 'another name',
    old: [key],
    next: [{ ...key, name: 'apiKey' }],
    expected: ['breaking field-renamed apiKey'],
  },
  {
    what: 'another name of a checkbox',
    old: [consent],
    next: [{ ...consent, name: 'wait' }],
    expected: ['breaking field-renamed wait'],
  },
  {
    what: 'two fields that could be the old one',
    old: [key],
    next: [
      { ...key, name: 'a' },
      { ...key, name: 'b' },
    ],
    expected: ['breaking field-removed key', 'safe field-added a', 'safe field-added b'],
  },
  {
    what: 'a text to a checkbox',
    old: [key],
    next: [{ ...key, type: 'CHECKBOX' }],
    expected: ['breaking type-changed key'],
  },
  {
    what: 'a text to a list',
    old: [key],
    next: [{ ...key, textAsList: true }],
    expected: ['breaking type-changed key'],
  },
  {
    what: 'a select to radio buttons',
    old: [{ ...kind, macrosInSelect: false }],
    next: [{ type: 'RADIO', name: 'kind', radioItems: kind.selectItems }],
    expected: ['attention type-changed kind'],
  },
  {
    what: 'a text to a select without variables',
    old: [key],
    next: [{ ...kind, name: 'key', macrosInSelect: false }],
    expected: ['breaking variables-refused key', 'attention type-changed key'],
  },
  {
    what: 'an empty text where there was undefined',
    old: [key],
    next: [{ ...key, canBeEmptyString: true }],
    expected: ['attention empty-value-changed key'],
  },
  {
    what: 'a value out',
    old: [items('a', 'b')],
    next: [items('a')],
    expected: ['breaking value-removed kind'],
  },
  { what: 'a value in', old: [items('a')], next: [items('a', 'b')], expected: ['safe value-added kind'] },
  {
    what: 'another value under the same label',
    old: [kind],
    next: [{ ...kind, selectItems: [kind.selectItems[0], { value: 'view', displayValue: 'Page' }] }],
    expected: ['breaking value-renamed kind'],
  },
  {
    what: 'a value of another type',
    old: [items(1)],
    next: [items('1')],
    expected: ['breaking value-retyped kind'],
  },
  { what: 'values in another order', old: [items('a', 'b')], next: [items('b', 'a')], expected: [] },
  {
    what: 'no variables any more',
    old: [kind],
    next: [{ ...kind, macrosInSelect: false }],
    expected: ['breaking variables-refused kind'],
  },
  {
    what: 'another default',
    old: [{ ...key, defaultValue: 'a' }],
    next: [{ ...key, defaultValue: 'b' }],
    expected: ['attention default-changed key'],
  },
  { what: 'an empty default for none', old: [key], next: [{ ...key, defaultValue: '' }], expected: [] },
  {
    what: 'a column out',
    old: [columns('a', 'b')],
    next: [columns('a')],
    expected: ['breaking column-removed attributes.b'],
  },
  {
    what: 'another name of a column',
    old: [table],
    next: [
      {
        ...table,
        simpleTableColumns: [{ ...table.simpleTableColumns[0], name: 'key' }, table.simpleTableColumns[1]],
      },
    ],
    expected: ['breaking column-renamed attributes.key'],
  },
  {
    what: 'a column in',
    old: [columns('a')],
    next: [columns('a', 'b')],
    expected: ['safe column-added attributes.b'],
  },
  {
    what: 'a column that must be unique',
    old: [columns('a')],
    next: [
      {
        ...table,
        simpleTableColumns: [{ name: 'a', displayName: 'a', type: 'TEXT', defaultValue: '', isUnique: true }],
      },
    ],
    expected: ['attention validator-tightened attributes.a'],
  },
  { what: 'an optional field in', old: [], next: [key], expected: ['safe field-added key'] },
  {
    what: 'a field with a default in',
    old: [],
    next: [{ ...key, defaultValue: 'a' }],
    expected: ['attention field-added key'],
  },
  {
    what: 'a required field without a default in',
    old: [],
    next: [validated({ type: 'NON_EMPTY' })],
    expected: ['breaking required-field-added key'],
  },
  {
    what: 'a required field with a default in',
    old: [],
    next: [{ ...validated({ type: 'NON_EMPTY' }), defaultValue: 'a' }],
    expected: ['attention field-added key'],
  },
  {
    what: 'a condition on a field that had none',
    old: [key, consent],
    next: [{ ...key, enablingConditions: [equals('consent', true)] }, consent],
    expected: ['breaking conditions-narrowed key'],
  },
  {
    what: 'a condition that a new field meets by default',
    old: [key],
    next: [
      { ...key, enablingConditions: [equals('mode', 'manual')] },
      { ...kind, name: 'mode', defaultValue: 'manual' },
    ],
    expected: ['attention conditions-narrowed key', 'attention field-added mode'],
  },
  {
    what: 'one of two conditions out',
    old: [{ ...key, enablingConditions: [equals('kind', 'event'), equals('kind', 'page')] }, kind],
    next: [{ ...key, enablingConditions: [equals('kind', 'event')] }, kind],
    expected: ['breaking conditions-narrowed key'],
  },
  {
    what: 'one condition more, which widens',
    old: [{ ...key, enablingConditions: [equals('kind', 'event')] }, kind],
    next: [{ ...key, enablingConditions: [equals('kind', 'event'), equals('kind', 'page')] }, kind],
    expected: ['safe conditions-widened key'],
  },
  {
    what: 'a condition of the group around it',
    old: [group([key]), consent],
    next: [group([key], { enablingConditions: [equals('consent', true)] }), consent],
    expected: ['breaking conditions-narrowed key'],
  },
  {
    what: 'the condition from the field to its group',
    old: [group([{ ...key, enablingConditions: [equals('consent', true)] }]), consent],
    next: [group([key], { enablingConditions: [equals('consent', 'true')] }), consent],
    expected: [],
  },
  {
    what: 'a field to below a radio button',
    old: [key, { type: 'RADIO', name: 'r', radioItems: [{ value: 'a', displayValue: 'A' }] }],
    next: [{ type: 'RADIO', name: 'r', radioItems: [{ value: 'a', displayValue: 'A', subParams: [key] }] }],
    expected: ['breaking conditions-narrowed key'],
  },
  {
    what: 'a validator in',
    old: [key],
    next: [validated({ type: 'REGEX', args: ['^a$'] })],
    expected: ['attention validator-tightened key'],
  },
  { what: 'a validator out', old: [validated({ type: 'NON_EMPTY' })], next: [key], expected: [] },
  {
    what: 'a longer length allowed',
    old: [validated({ type: 'STRING_LENGTH', args: [1, 10] })],
    next: [validated({ type: 'STRING_LENGTH', args: [0, 20] })],
    expected: [],
  },
  {
    what: 'only a shorter length allowed',
    old: [validated({ type: 'STRING_LENGTH', args: [0, 20] })],
    next: [validated({ type: 'STRING_LENGTH', args: [0, 10] })],
    expected: ['attention validator-tightened key'],
  },
];
for (const { what, old, next, expected } of fieldCases) {
  test(`fields: ${what}${expected.length === 0 ? ' changes nothing' : `: ${expected.join(', ')}`}`, (t) => {
    const changes = compare({ fields: old }, { fields: next });
    t.deepEqual(
      changes.map(({ severity, rule, field }) => `${severity} ${rule} ${field ?? ''}`).sort(),
      [...expected].sort(),
    );
  });
}

const permissionCases: readonly {
  readonly what: string;
  readonly old: TemplateValues['permissions'];
  readonly next: TemplateValues['permissions'];
  readonly expected: readonly string[];
}[] = [
  { what: 'a permission in', old: {}, next: { read_title: {} }, expected: ['attention permission-added'] },
  { what: 'a permission out', old: { read_title: {} }, next: {}, expected: ['safe permission-removed'] },
  {
    what: 'a URL in',
    old: { send_pixel: { urls: ['https://a.com/*'] } },
    next: { send_pixel: { allowedUrls: 'specific', urls: ['https://a.com/*', 'https://b.com/'] } },
    expected: ['attention permission-widened'],
  },
  {
    what: 'a wider pattern for a URL',
    old: { send_pixel: { urls: ['https://a.com/x'] } },
    next: { send_pixel: { urls: ['https://a.com/*'] } },
    expected: ['attention permission-widened'],
  },
  {
    what: 'any URL',
    old: { send_pixel: { allowedUrls: 'specific', urls: ['https://a.com/*'] } },
    next: { send_pixel: { allowedUrls: 'any' } },
    expected: ['attention permission-widened'],
  },
  {
    what: 'one URL only',
    old: { send_pixel: { allowedUrls: 'any' } },
    next: { send_pixel: { allowedUrls: 'specific', urls: ['https://a.com/*'] } },
    expected: ['attention permission-narrowed'],
  },
  {
    what: 'a right more to a key',
    old: { access_globals: { keys: [{ key: 'a', read: true, write: false }] } },
    next: { access_globals: { keys: [{ write: true, key: 'a', read: true }] } },
    expected: ['attention permission-widened'],
  },
  {
    what: 'a switch on and another one off',
    old: { get_url: { urlParts: 'specific', host: true } },
    next: { get_url: { urlParts: 'specific', host: false, path: true } },
    expected: ['attention permission-narrowed', 'attention permission-widened'],
  },
  {
    what: 'a URL pattern for a whole domain in place of one for a host of it',
    old: { send_pixel: { allowedUrls: 'specific', urls: ['https://www.a.com/p*'] } },
    next: { send_pixel: { allowedUrls: 'specific', urls: ['https://*.a.com/*'] } },
    expected: ['attention permission-widened'],
  },
  ...(
    [
      ['https://a.b.com/x', 'https://*.b.com/x'],
      ['https://*.a.b.com/x', 'https://*.b.com/x'],
      ['https://b.com/x', 'https://*.b.com/*'],
      ['https://a.com/x/y', 'https://a.com/x*y'],
      ['https://a.com/x*z', 'https://a.com/x*'],
      ['https://a.com/p/q.js', 'https://a.com/*/q.js'],
      ['https://a.com/p/*', 'https://a.com/'],
      ['https://A.com/p', 'https://a.com/*'],
    ] as const
  ).map(([narrow, wide]) => ({
    what: `${wide} in place of ${narrow}`,
    old: { send_pixel: { allowedUrls: 'specific', urls: [narrow] } },
    next: { send_pixel: { allowedUrls: 'specific', urls: [wide] } },
    expected: ['attention permission-widened'],
  })),
  ...(
    [
      ['https://a.com/*', 'https://b.com/*'],
      ['https://*.a.b.com/x', 'https://*.c.b.com/x'],
      ['https://a.com/x*', 'https://a.com/*z'],
      ['https://xb.com/x', 'https://*.b.com/x'],
    ] as const
  ).map(([one, other]) => ({
    what: `${other} in place of ${one}, which it does not cover`,
    old: { send_pixel: { allowedUrls: 'specific', urls: [one] } },
    next: { send_pixel: { allowedUrls: 'specific', urls: [other] } },
    expected: ['attention permission-narrowed', 'attention permission-widened'],
  })),
  {
    what: 'the same pattern in other words',
    old: { send_pixel: { allowedUrls: 'specific', urls: ['https://a.com/p/*'] } },
    next: { send_pixel: { allowedUrls: 'specific', urls: ['https://a.com/p*'] } },
    expected: [],
  },
  {
    what: 'logging everywhere',
    old: { logging: { environments: 'debug' } },
    next: { logging: { environments: 'all' } },
    expected: ['attention permission-widened'],
  },
  {
    what: 'all of an event in place of some keys',
    old: { read_event_data: { eventDataAccess: 'specific', keyPatterns: ['event_name'] } },
    next: { read_event_data: { eventDataAccess: 'any', keyPatterns: [] } },
    expected: ['attention permission-widened'],
  },
  {
    what: 'parts of a request in place of all of it, whose list counted for nothing',
    old: { read_request: { requestAccess: 'any', headerWhitelist: [{ headerName: 'a' }] } },
    next: { read_request: { requestAccess: 'specific', headersAllowed: true, headerAccess: 'any' } },
    expected: ['attention permission-narrowed'],
  },
  {
    what: 'a header more of the response',
    old: { access_response: { writeHeadersAllowed: true, writeHeaderWhitelist: [{ headerName: 'a' }] } },
    next: {
      access_response: {
        writeHeadersAllowed: true,
        writeHeaderWhitelist: [{ headerName: 'a' }, { headerName: 'b' }],
      },
    },
    expected: ['attention permission-widened'],
  },
  {
    what: 'reading documents that could be read and written',
    old: { access_firestore: { allowedOptions: [{ projectId: '*', path: 'a', operation: 'read_write' }] } },
    next: { access_firestore: { allowedOptions: [{ projectId: '*', path: 'a', operation: 'read' }] } },
    expected: ['attention permission-narrowed'],
  },
  {
    what: 'messages of a type both ways',
    old: { use_message: { allowedActions: 'specific', messageTypes: [{ type: 'a', action: 'send' }] } },
    next: {
      use_message: { allowedActions: 'specific', messageTypes: [{ type: 'a', action: 'listen_and_send' }] },
    },
    expected: ['attention permission-widened'],
  },
];
for (const { what, old, next, expected } of permissionCases) {
  test(`permissions: ${what}: ${expected.join(', ')}`, (t) => {
    const changes = compare({ permissions: old }, { permissions: next });
    t.deepEqual(changes.map(({ severity, rule }) => `${severity} ${rule}`).sort(), [...expected].sort());
  });
}

test('another type or container is refused by GTM', (t) => {
  const server = { kind: 'server', info: { type: 'MACRO', containerContexts: ['SERVER'] } } as const;
  t.deepEqual(
    compare({}, server).map(({ severity, rule }) => `${severity} ${rule}`),
    ['breaking template-type-changed', 'breaking container-changed'],
  );
});

test('long lists of patterns that are the same are told from those that are not, whatever their order', (t) => {
  const urls = Array.from({ length: 20_000 }, (_, index) => `https://h${index}.example/*`);
  const of = (all: readonly string[]) => ({ send_pixel: { allowedUrls: 'specific', urls: all } });
  t.deepEqual(comparePermissions(of(urls), of(urls.toReversed())), []);
  t.deepEqual(
    comparePermissions(of(urls), of([...urls.slice(1), 'https://new.example/*'])).map(({ text }) => text),
    [
      'send_pixel.urls now has "https://new.example/*"; whoever updates must accept it.',
      'send_pixel.urls no longer has "https://h0.example/*"; a live tag that needs it is refused from now on.',
    ],
  );
});

test('fields by the thousand that all have other names are paired by what else they are', (t) => {
  const fields = (letter: string): object[] =>
    Array.from({ length: 4_000 }, (_, index) => ({
      ...{ type: 'TEXT', name: `${letter}${index}` },
      ...(index % 2 === 0 ? { displayName: `Field ${index}` } : { help: `Field ${index}` }),
    }));
  const changes = compare({ fields: fields('a') }, { fields: fields('b') });
  t.is(changes.length, 4_000);
  t.true(changes.every(({ rule }) => rule === 'field-renamed'));
});

test('what is too much to compare is said to be left', (t) => {
  const of = (letter: string) => ({
    send_pixel: {
      allowedUrls: 'specific',
      urls: Array.from({ length: 20_000 }, (_, index) => `https://${letter}${index}.example/*`),
    },
  });
  const said = comparePermissions(of('a'), of('b')).map(({ rule, text }) => `${rule}: ${text}`);
  const left = said.filter((text) => text.includes('too many'));
  t.is(left.length, 2);
  t.regex(
    left[0] ?? '',
    /^permission-widened: send_pixel\.urls now has 19\d{3} values more, too many to hold each of them against all of those before\.$/,
  );
  t.regex(
    left[1] ?? '',
    /^permission-narrowed: send_pixel\.urls no longer has 20000 values .* those it has now\.$/,
  );
});

test('the worst comes first, and each change has the place where the field stands', (t) => {
  const changes = compare({ fields: [key, kind] }, { fields: [consent, { ...key, defaultValue: 'x' }] });
  t.deepEqual(
    changes.map(({ severity }) => severity),
    ['breaking', 'attention', 'safe'] satisfies Severity[],
  );
  t.deepEqual(
    changes.map(({ location }) => [location?.file, location?.lineText.trim()]),
    [
      ['old.tpl', '"name": "kind",'],
      ['new.tpl', '"name": "key",'],
      ['new.tpl', '"name": "consent",'],
    ],
  );
  const printed = formatChanges(changes);
  t.regex(printed, /^old\.tpl:\d+:\d+: breaking: The field “kind” is gone/);
  t.regex(printed, /1 breaking, 1 to attend to, 1 safe: the update breaks live tags\.$/);
});
