import fc from 'fast-check';
import type { Field, SimpleTableColumn } from 'gtm-template-toolkit/types';
import { fields } from '../../template/fields.ts';
import { minimalData } from './tag.ts';

/** Text that breaks careless encoders. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  // Any UTF-16 units: lone halves of surrogate pairs among them.
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 })
    .map((units) => String.fromCharCode(...units)),
  fc.string({
    unit: fc.constantFrom(',', '&', '=', '/', '?', '#', '%', '+', '.', ' ', '\n', "'", 'a'),
    maxLength: 8,
  }),
  fc.constantFrom(
    '..',
    '%2e%2e',
    '\ud83d',
    '\ude00\ud83d',
    '😀,😀',
    '__proto__',
    'hasOwnProperty',
    'constructor',
    'undefined',
    '{{key}}',
    '1e999',
    '-0',
    '0x10',
  ),
  fc.constantFrom(255, 256, 257, 4096, 4097, 9000).map((length) => 'x'.repeat(length)),
);

/** With an own key `hasOwnProperty` GTM fails before the tag runs. */
export const hostileKey = hostileText.filter((key) => key !== 'hasOwnProperty');

const number = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(-0, 1e21, 1e-7, Number.MAX_VALUE, 1_700_000_000, 1_700_000_000_000, 99_999_999_999.5),
);

/** Whatever a GTM variable may yield, as plain values. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 2, arbitrary: number },
  { weight: 2, arbitrary: fc.constantFrom(undefined, null, true, false) },
  {
    weight: 1,
    arbitrary: fc.anything({ key: hostileKey, values: [hostileText, number], maxDepth: 3, maxKeys: 4 }),
  },
);

const anyObject = fc.dictionary(hostileKey, anything, { maxKeys: 120, size: 'small' });

function column({ selectItems = [] }: SimpleTableColumn): fc.Arbitrary<unknown> {
  return selectItems.length === 0
    ? anything
    : fc.oneof(fc.constantFrom(...selectItems.map(({ value }) => value)), anything);
}

/** Values that the field is meant for, so that not every run fails at the first of them. */
function usual(field: Field): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'SELECT':
      return fc.constantFrom(...field.selectItems.map(({ value }) => value));
    case 'RADIO':
      return fc.constantFrom(...field.radioItems.map(({ value }) => value));
    case 'CHECKBOX':
      return fc.boolean();
    case 'SIMPLE_TABLE': {
      const row = fc.record(
        Object.fromEntries(field.simpleTableColumns.map((each) => [each.name, column(each)])),
        { requiredKeys: [] },
      );
      return fc.array(fc.oneof({ weight: 9, arbitrary: row }, anything), { maxLength: 4 });
    }
    default:
      return fc.oneof(anyObject, hostileText);
  }
}

/** The fields that have a value, those inside of others included. */
function valueFields(all: readonly Field[]): Field[] {
  return all.flatMap((field): Field[] => {
    const inner = 'subParams' in field ? valueFields(field.subParams ?? []) : [];
    return field.type === 'GROUP' || field.type === 'LABEL' ? inner : [field, ...inner];
  });
}

/** Data of the tag, each field absent, as meant or anything. */
export const arbitraryData: fc.Arbitrary<object> = fc
  .record(
    Object.fromEntries(
      valueFields(fields).map((field) => [
        field.name,
        fc.oneof({ weight: 3, arbitrary: usual(field) }, anything),
      ]),
    ),
    { requiredKeys: [] },
  )
  .chain((data) => {
    // Most runs have a name and a key, so that there is a URL to look at.
    const { apiKey, eventName } = minimalData;
    return fc
      .constantFrom({}, { eventName }, { apiKey, eventName }, { apiKey, eventName })
      .map((required) => ({ ...data, ...required }));
  });
