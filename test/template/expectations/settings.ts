import { table, type Expectation } from './expectation.ts';

export const settings: readonly Expectation[] = [
  {
    title: 'Extra parameters are sent',
    data: {
      extraParameters: table(['amp_id', 'x y'], ['p&q', '#'], ['none', '']),
    },
    event: {
      otherParameters: [
        ['amp_id', 'x y'],
        ['p&q', '#'],
      ],
    },
  },
  ...[
    'dt',
    'et',
    'n',
    'ct',
    'dbg',
    'hn',
    'ttl',
    'lc',
    'av',
    'attrs_k',
    'attrs_v',
    'ua_k',
    'ua_v',
    'ui_t',
    'ui_v',
    'flags_k',
    'flags_v',
  ].map((key): Expectation => ({
    title: `An extra parameter cannot be ${key}`,
    data: { extraParameters: [{ key, value: 'x' }] },
    event: {},
    warnings: [`"${key}" is left out: the tag sends it`],
  })),
  {
    title: 'An extra parameter needs a name',
    data: { extraParameters: table([undefined, 'x']) },
    event: {},
    warnings: ['"" is left out: it is empty'],
  },
  {
    title: 'A URL that would be too long has room for the first',
    data: {
      maxUrlLength: 160,
      userIdentitiesObject: { other: 'x' },
      eventAttributesObject: { a: 1 },
      userAttributesObject: { b: 2 },
    },
    event: { identities: [['other', 'x']] },
    warnings: ['"a" is left out: the URL is full', '"b" is left out: the URL is full'],
  },
  {
    title: 'Details of the event have room before lists that do not fit',
    data: { maxUrlLength: 160, appVersion: '1', eventAttributesObject: { a: 'x'.repeat(100) } },
    event: { appVersion: '1' },
    warnings: ['"a" is left out: the URL is full'],
  },
  {
    title: 'What is left out for a reason of its own is said once, also when the URL is too long',
    data: {
      maxUrlLength: 160,
      commaHandling: 'drop',
      eventAttributesObject: { a: '1,2', b: 'x'.repeat(100) },
    },
    event: {},
    warnings: ['"a" is left out: it has a comma', '"b" is left out: the URL is full'],
  },
  {
    title: 'The event itself is sent however little room there is',
    data: { maxUrlLength: 1, appVersion: '1' },
    event: {},
    warnings: ['"av" is left out: the URL is full'],
  },
];
