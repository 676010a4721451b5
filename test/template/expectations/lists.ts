import type { Pair, PixelEvent } from '../../../pixel-service/decode/event.ts';
import { half, table as rows, type Expectation } from './expectation.ts';

/** The three lists that are filled alike: the names of their fields. */
const lists = [
  { table: 'eventAttributes', object: 'eventAttributesObject', field: 'attributes' },
  { table: 'userAttributes', object: 'userAttributesObject', field: 'userAttributes' },
  { table: 'customFlags', object: 'customFlagsObject', field: 'customFlags' },
] as const;

export const pairs: readonly Expectation[] = lists.flatMap(({ table, object, field }): Expectation[] => {
  const sent = (...expected: Pair[]): Partial<PixelEvent> => ({ [field]: expected });
  return [
    {
      title: `${table}: rows are sent in order`,
      data: {
        [table]: rows(['b', '1'], ['a', '2']),
      },
      event: sent(['b', '1'], ['a', '2']),
    },
    {
      title: `${table}: a row wins over the object`,
      data: { [table]: rows(['a', 'row']), [object]: { a: 'object', b: 'object' } },
      event: sent(['a', 'row'], ['b', 'object']),
      warnings: ['"a" has several values: the last is sent'],
    },
    {
      title: `${object}: values become text`,
      data: {
        [object]: {
          number: -1.5,
          yes: true,
          no: false,
          zero: 0,
          list: [1, 'a,b'],
          object: { a: { b: null } },
        },
      },
      event: sent(
        ['number', '-1.5'],
        ['yes', 'true'],
        ['no', 'false'],
        ['zero', '0'],
        ['list', '[1,"a,b"]'],
        ['object', '{"a":{"b":null}}'],
      ),
    },
    {
      title: `${object}: what is no value is left out`,
      data: { [object]: { a: undefined, b: null, c: '', d: NaN, e: 'kept', f: () => 'x' } },
      event: sent(['e', 'kept']),
    },
    {
      title: `${object}: keys of JavaScript's own are like any other`,
      data: { [object]: { ['__proto__']: 'a', toString: 'b', constructor: 'c' } },
      event: sent(['__proto__', 'a'], ['toString', 'b'], ['constructor', 'c']),
    },
    {
      title: `${table}: of keys that are sent alike the last value stays`,
      data: {
        [table]: rows(['a', '1'], [`a${half}`, '2'], ['k'.repeat(256), '3'], ['k'.repeat(257), '4']),
      },
      event: sent(['a', '2'], ['k'.repeat(256), '4']),
      warnings: [
        '"a" has several values: the last is sent',
        `"${'k'.repeat(257)}" is cut to 256 characters`,
        `"${'k'.repeat(256)}" has several values: the last is sent`,
      ],
    },
    {
      title: `${table}: a key that is cut inside a pair keeps no half of it`,
      data: { [table]: rows([`${'k'.repeat(255)}😀`, '1']) },
      event: sent(['k'.repeat(255), '1']),
      warnings: [`"${'k'.repeat(255)}😀" is cut to 256 characters`],
    },
    {
      title: `${object}: what JSON cannot express is left out, text that looks alike is not`,
      data: { [object]: { a: () => 'x', b: Infinity, c: NaN, d: 'null', e: 'function', f: 'undefined' } },
      event: sent(['d', 'null'], ['e', 'function'], ['f', 'undefined']),
    },
    {
      title: `${object}: a variable that yields nothing or cannot be read is passed over`,
      data: { [object]: false, [table]: rows(['a', '1']) },
      event: sent(['a', '1']),
    },
    {
      title: `${object}: text is no object`,
      data: { [object]: '{"a":1}' },
      event: {},
      warnings: ['"{"a":1}" is no object'],
    },
    {
      title: `${table}: a key with a comma is left out`,
      data: {
        [table]: rows(['a,b', '1'], ['c', '2']),
      },
      event: sent(['c', '2']),
      warnings: ['"a,b" is left out: it has a comma'],
    },
    {
      title: `${table}: a key of nothing is left out, and of a value the half of a pair alone`,
      data: { [table]: [{ value: '1' }, { key: half, value: '2' }, { key: 'c', value: `x${half}💚y` }] },
      event: sent(['c', 'x💚y']),
      warnings: ['"" has several values: the last is sent', '"" is left out: it is empty'],
    },
    {
      title: `${table}: a value that is too long is left out, a long key cut`,
      data: {
        [table]: rows(['a', 'v'.repeat(4097)], ['k'.repeat(300), '2']),
      },
      event: sent(['k'.repeat(256), '2']),
      warnings: [`"${'k'.repeat(300)}" is cut to 256 characters`, '"a" is left out: it is too long'],
    },
    {
      title: `${object}: 100 pairs are sent`,
      data: { [object]: Object.fromEntries(Array.from({ length: 102 }, (_, index) => [`k${index}`, index])) },
      event: sent(...Array.from({ length: 100 }, (_, index): Pair => [`k${index}`, String(index)])),
      warnings: ['"k100" is left out: there are 100', '"k101" is left out: there are 100'],
    },
    {
      title: `${object}: commas are encoded`,
      data: { [object]: { a: '1,2', b: ',' } },
      event: sent(['a', '1,2'], ['b', ',']),
    },
    {
      title: `${object}: a pair of which nothing is left once commas are replaced is not sent`,
      data: { [object]: { a: ',,', b: ',1' }, commaHandling: 'replace', commaReplacement: '' },
      event: sent(['b', '1']),
    },
    {
      title: `${object}: commas are replaced`,
      data: { [object]: { a: '1,2', b: [3, 4] }, commaHandling: 'replace', commaReplacement: ' | ' },
      event: sent(['a', '1 | 2'], ['b', '[3 | 4]']),
    },
    {
      title: `${object}: pairs with commas are dropped`,
      data: { [object]: { a: '1,2', b: 'kept' }, commaHandling: 'drop' },
      event: sent(['b', 'kept']),
      warnings: ['"a" is left out: it has a comma'],
    },
  ];
});

export const identities: readonly Expectation[] = [
  {
    title: 'Identities of the table win over those of the object, whatever their spelling',
    data: {
      userIdentities: rows(['customerid', 'row']),
      userIdentitiesObject: { Customer_ID: 'object', email: 'a@b.example' },
    },
    event: {
      identities: [
        ['customerid', 'row'],
        ['email', 'a@b.example'],
      ],
    },
    warnings: ['"customerid" has several values: the last is sent'],
  },
  {
    title: 'Identity types are spelled as the pixel does',
    data: {
      userIdentitiesObject: { other_id_10: 1, Mobile: 2, 'Facebook Custom Audience ID': 3, phoneNumber2: 4 },
    },
    event: {
      identities: [
        ['other10', '1'],
        ['mobile_number', '2'],
        ['facebookcustomaudienceid', '3'],
        ['phone_number_2', '4'],
      ],
    },
  },
  {
    title: 'A boolean is nobody’s identity, and takes the place of none',
    data: {
      userIdentities: rows(['email', false], ['customerid', true], ['other', 'false'], ['yahoo', 0]),
      userIdentitiesObject: { email: 'a@b.example', Google: false },
    },
    event: {
      identities: [
        ['email', 'a@b.example'],
        ['other', 'false'],
        ['yahoo', '0'],
      ],
    },
    warnings: [
      '"google" is left out: it is a boolean',
      '"email" is left out: it is a boolean',
      '"customerid" is left out: it is a boolean',
    ],
  },
  {
    title: 'An identity without a type is left out',
    data: { userIdentities: [{ value: 'x' }, { key: 'email', value: 'e' }] },
    event: { identities: [['email', 'e']] },
    warnings: ['"" is left out: it is empty'],
  },
  {
    title: 'An unknown identity type stays as it is',
    data: { userIdentities: rows(['Alias', 'x']) },
    event: { identities: [['Alias', 'x']] },
    warnings: ['"Alias" is no known identity type'],
  },
  {
    title: 'An identity that is too long is left out',
    data: { userIdentitiesObject: { email: 'e'.repeat(257), other: 'o'.repeat(256) } },
    event: { identities: [['other', 'o'.repeat(256)]] },
    warnings: ['"email" is left out: it is too long'],
  },
];
