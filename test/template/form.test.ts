import test from 'ava';
import { checkTemplate } from 'gtm-template-toolkit/check';
import {
  allFields,
  defaultRow,
  defaultValues,
  enabledFields,
  readFields,
  templateData,
  validateForm,
  type FormField,
  type Values,
} from 'gtm-template-toolkit/form';
import { consentTypes, customEventTypes, userIdentityTypes } from '../../template/names.ts';
import { builtText, fire, loggedLines, template } from './tag.ts';

const fields = readFields(template.fields);
const byName = new Map(allFields(fields).map((field) => [field.name, field]));
const untouched = defaultValues(fields);
/** What every tag is given: an untouched form with a key and a name. */
const filled: Values = { ...untouched, apiKey: 'us1-abc', eventName: 'Sign-up' };

const noVariables = (): undefined => undefined;

test('The checker has nothing at all to say of the template, no warning and no note either', (t) => {
  t.deepEqual(checkTemplate(builtText, 'template.tpl'), []);
});

test('GTM and its gallery list the template under its own name, as analytics, with Google’s terms accepted', (t) => {
  t.like(template.info, {
    displayName: 'mParticle Pixel',
    categories: ['ANALYTICS', 'DATA_WAREHOUSING', 'ATTRIBUTION'],
    brand: { displayName: 'mParticle Pixel' },
  });
  t.regex(builtText, /___TERMS_OF_SERVICE___\s+By creating or modifying this file you agree to Google/);
});

test('The template may do this and no more', (t) => {
  t.deepEqual(template.permissions, {
    access_consent: {
      consentTypes: values(consentTypes).map((consentType) => ({ consentType, read: true, write: false })),
    },
    get_cookies: { cookieAccess: 'specific', cookieNames: ['_fbc', '_fbp', '_scid'] },
    get_referrer: { urlParts: 'any', queriesAllowed: 'any' },
    get_url: { urlParts: 'any', queriesAllowed: 'any' },
    logging: { environments: 'debug' },
    read_container_data: {},
    read_data_layer: { allowedKeys: 'specific', keyPatterns: ['ecommerce'] },
    read_title: {},
    send_pixel: { allowedUrls: 'specific', urls: ['https://pixels.mparticle.com/v1/*'] },
  });
});

test('A form that nobody has touched has these values, and all other fields are blank', (t) => {
  const isBlank = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0);
  t.deepEqual(Object.fromEntries(Object.entries(untouched).filter(([, value]) => !isBlank(value))), {
    eventKind: 'AppEvent',
    eventType: 'auto',
    sendPageUrl: false,
    sendPagePath: false,
    sendReferrer: false,
    sendUtm: false,
    sendClickIds: false,
    sendEcommerce: false,
    consentMode: 'none',
    consentTypes: [{ type: 'analytics_storage' }],
    environment: 'auto',
    commaHandling: 'encode',
    commaReplacement: ';',
    maxUrlLength: '8000',
    completion: 'response',
    debugLogging: false,
  });
});

test('A tag with a key and a name and the fields’ own defaults sends a plain event and says nothing', async (t) => {
  const data = templateData(fields, filled, noVariables);
  const firing = await fire({ data, container: { debugMode: true } });
  t.is(firing.pixels.length, 1);
  t.regex(
    firing.pixels[0] ?? '',
    /^https:\/\/pixels\.mparticle\.com\/v1\/us1-abc\/Pixel\?dt=AppEvent&et=Unknown&n=Sign-up&ct=\d+&dbg=true$/,
  );
  t.deepEqual(loggedLines(firing), []);
});

/** The choices of a field, and what of other fields is shown with each. */
function choicesOf(name: string, all: ReadonlyMap<string, FormField> = byName): readonly unknown[] {
  const field = all.get(name);
  return field?.type === 'SELECT' || field?.type === 'RADIO' ? field.choices.map(({ value }) => value) : [];
}

const values = (items: readonly { readonly value: string }[]): readonly string[] =>
  items.map(({ value }) => value);

test('Each choice of one among several names the one it starts with, for tags that are made without the form', (t) => {
  const isChoice = (value: unknown): value is { name: string; defaultValue?: unknown } =>
    typeof value === 'object' && value !== null && ('selectItems' in value || 'radioItems' in value);
  const found: [string, unknown][] = [];
  JSON.stringify(template.fields, (_key, value: unknown) => {
    if (isChoice(value)) found.push([value.name, value.defaultValue]);
    return value;
  });
  t.deepEqual(found.toSorted(), [
    ['commaHandling', 'encode'],
    ['completion', 'response'],
    ['consentMode', 'none'],
    ['environment', 'auto'],
    ['eventKind', 'AppEvent'],
    ['eventType', 'auto'],
    ['key', 'customerid'],
    ['type', 'analytics_storage'],
  ]);
});

test('Each choice is one that the tag knows, and none of its own is missing', (t) => {
  const names = ['eventKind', 'eventType', 'consentMode', 'environment', 'commaHandling', 'completion'];
  t.deepEqual(Object.fromEntries(names.map((name) => [name, choicesOf(name)])), {
    eventKind: ['AppEvent', 'ScreenView'],
    eventType: ['auto', ...values(customEventTypes)],
    consentMode: ['none', 'require', 'wait'],
    environment: ['auto', 'development', 'production'],
    commaHandling: ['drop', 'replace', 'encode'],
    completion: ['response', 'request'],
  });
  t.deepEqual(columnChoices('userIdentities', 'key'), values(userIdentityTypes));
  t.deepEqual(columnChoices('consentTypes', 'type'), values(consentTypes));
});

test('mParticle’s custom event types and user identity types, and GTM’s consent types, are these', (t) => {
  t.deepEqual(values(customEventTypes), [
    'Location',
    'Media',
    'Navigation',
    'Other',
    'Search',
    'Social',
    'Transaction',
    'Unknown',
    'UserContent',
    'UserPreference',
  ]);
  t.deepEqual(values(userIdentityTypes), [
    'customerid',
    'email',
    'facebook',
    'facebookcustomaudienceid',
    'google',
    'microsoft',
    'mobile_number',
    'other',
    'other2',
    'other3',
    'other4',
    'other5',
    'other6',
    'other7',
    'other8',
    'other9',
    'other10',
    'phone_number_2',
    'phone_number_3',
    'twitter',
    'yahoo',
  ]);
  t.deepEqual(values(consentTypes), [
    'ad_personalization',
    'ad_storage',
    'ad_user_data',
    'analytics_storage',
    'functionality_storage',
    'personalization_storage',
    'security_storage',
  ]);
});

function columnsOf(table: string) {
  const field = byName.get(table);
  return field?.type === 'SIMPLE_TABLE' ? field.columns : [];
}

function columnChoices(table: string, column: string): readonly unknown[] {
  return choicesOf(column, new Map(columnsOf(table).map(({ field }) => [field.name, field])));
}

const tables = {
  eventAttributes: { key: '', value: '' },
  userAttributes: { key: '', value: '' },
  customFlags: { key: '', value: '' },
  extraParameters: { key: '', value: '' },
  userIdentities: { key: 'customerid', value: '' },
  consentTypes: { type: 'analytics_storage' },
};
for (const [table, row] of Object.entries(tables)) {
  test(`${table}: a new row is ${JSON.stringify(row)}, and its first column tells the rows apart`, (t) => {
    const columns = columnsOf(table);
    t.deepEqual(
      { ...Object.fromEntries(Object.keys(row).map((name) => [name, ''])), ...defaultRow(columns) },
      row,
    );
    t.deepEqual(
      columns.map(({ field, unique }) => [field.name, unique]),
      Object.keys(row).map((name, index) => [name, index === 0]),
    );
  });
}

test('A variable may yield the custom event type, the environment and the type of an identity, and no other choice', (t) => {
  const all = [
    ...byName.values(),
    ...Object.keys(tables).flatMap((table) => columnsOf(table).map(({ field }) => field)),
  ];
  t.deepEqual(
    all.flatMap((field) => (field.type === 'SELECT' && field.variables ? [field.name] : [])),
    ['eventType', 'environment', 'key'],
  );
});

/** Fields that are shown, and sent, only for some values of another. */
const conditions: readonly { readonly values: Values; readonly hidden: readonly string[] }[] = [
  { values: {}, hidden: ['hostName', 'pageTitle', 'ecommerceObject', 'consentTypes', 'commaReplacement'] },
  {
    values: { eventKind: 'ScreenView' },
    hidden: ['eventType', 'ecommerceObject', 'consentTypes', 'commaReplacement'],
  },
  { values: { sendEcommerce: true }, hidden: ['hostName', 'pageTitle', 'consentTypes', 'commaReplacement'] },
  {
    values: { consentMode: 'require' },
    hidden: ['hostName', 'pageTitle', 'ecommerceObject', 'commaReplacement'],
  },
  {
    values: { consentMode: 'wait' },
    hidden: ['hostName', 'pageTitle', 'ecommerceObject', 'commaReplacement'],
  },
  {
    values: { commaHandling: 'replace' },
    hidden: ['hostName', 'pageTitle', 'ecommerceObject', 'consentTypes'],
  },
  {
    values: { commaHandling: 'drop' },
    hidden: ['hostName', 'pageTitle', 'ecommerceObject', 'consentTypes', 'commaReplacement'],
  },
];
for (const { values: changed, hidden } of conditions) {
  test(`With ${JSON.stringify(changed)} these fields are hidden: ${hidden.join(', ')}`, (t) => {
    const shown = enabledFields(fields, { ...filled, ...changed });
    t.deepEqual(
      [...byName.keys()].filter((name) => !shown.has(name)),
      hidden,
    );
  });
}

/** What GTM's editor says to a form before it saves the tag. */
const faults: readonly { readonly values: Values; readonly expected: readonly string[] }[] = [
  { values: {}, expected: [] },
  { values: { apiKey: '' }, expected: ['apiKey'] },
  ...['abc', ' us1-abc ', 'US1-0-a', '{{Key}}'].map((apiKey) => ({ values: { apiKey }, expected: [] })),
  ...['a b', 'a/b', 'a_b', '-a', 'a-', 'a--b', 'ä', '.', '!a', 'a!'].map((apiKey) => ({
    values: { apiKey },
    expected: ['apiKey'],
  })),
  { values: { eventName: '' }, expected: ['eventName'] },
  { values: { eventName: '', eventKind: 'ScreenView' }, expected: [] },
  ...['eventAttributes', 'userAttributes', 'customFlags'].flatMap((table) => [
    { values: { [table]: [{ key: 'a b', value: '' }] }, expected: [] },
    { values: { [table]: [{ key: '', value: '1' }] }, expected: [`${table} 0 key`] },
    { values: { [table]: [{ key: 'a,b', value: '1,2' }] }, expected: [`${table} 0 key`] },
    { values: { [table]: [{ key: ',', value: '' }] }, expected: [`${table} 0 key`] },
    {
      values: {
        [table]: [
          { key: 'a', value: '1' },
          { key: 'a', value: '2' },
        ],
      },
      expected: [`${table} 1 key`],
    },
  ]),
  { values: { extraParameters: [{ key: '', value: '1' }] }, expected: ['extraParameters 0 key'] },
  { values: { extraParameters: [{ key: 'a,b', value: '1' }] }, expected: [] },
  { values: { consentMode: 'require', consentTypes: [] }, expected: ['consentTypes'] },
  { values: { consentMode: 'wait', consentTypes: [] }, expected: ['consentTypes'] },
  { values: { consentMode: 'none', consentTypes: [] }, expected: [] },
  { values: { consentMode: 'require' }, expected: [] },
  { values: { maxUrlLength: '1' }, expected: [] },
  ...['0', '-1', 'x', ''].map((maxUrlLength) => ({
    values: { maxUrlLength },
    expected: maxUrlLength === '' ? [] : ['maxUrlLength'],
  })),
];
for (const { values: changed, expected } of faults) {
  test(`GTM ${expected.length === 0 ? 'saves' : 'does not save'} a tag with ${JSON.stringify(changed)}`, (t) => {
    const found = validateForm(fields, { ...filled, ...changed }, new Set(['Key']));
    t.deepEqual(
      found.map(({ path }) => path.join(' ')),
      expected,
    );
  });
}

test('The key and the name of the event stand in the summary of a tag', (t) => {
  const summarised = template.fields.filter((field) => Reflect.get(field, 'alwaysInSummary') === true);
  t.deepEqual(
    summarised.map((field) => Reflect.get(field, 'name')),
    ['apiKey', 'eventName'],
  );
});

test('What not every tag needs is folded away', (t) => {
  const groups = template.fields.filter((field) => Reflect.get(field, 'type') === 'GROUP');
  t.is(groups.length, 8);
  for (const group of groups) t.is(Reflect.get(group, 'groupStyle'), 'ZIPPY_CLOSED');
});
