import type { RuleName } from '../rules.ts';
import { byFields, type Explanation } from './explanation.ts';

const list = (...fields: readonly string[]): string => `[${fields.join(', ')}]`;
const text = (name: string, more = ''): string =>
  `{ "type": "TEXT", "name": "${name}", "simpleValueType": true${more} }`;
const mode = (items: string, more = ''): string =>
  `{ "type": "SELECT", "name": "mode", "selectItems": [${items}], "simpleValueType": true${more} }`;
const items = '{ "value": "live" }, { "value": "test" }';
const group = (name: string, style: string, fields = '[]'): string =>
  `{ "type": "GROUP", "name": "${name}", "groupStyle": "${style}", "subParams": ${fields} }`;
const table = (columns: string): string =>
  `{ "type": "SIMPLE_TABLE", "name": "rows", "simpleTableColumns": [${columns}] }`;
const validated = (validator: string): string => list(text('id', `, "valueValidators": [${validator}]`));
const shown = (condition: string): string => text('key', `, "enablingConditions": [${condition}]`);

export const fields = {
  'field-name': byFields(
    'GTM hands the code the values of fields by their names: what is entered in a field without one never arrives.',
    '[{ "type": "TEXT", "displayName": "Id", "simpleValueType": true }]',
    '[{ "type": "TEXT", "name": "id", "displayName": "Id", "simpleValueType": true }]',
  ),
  'duplicate-field': byFields(
    'GTM’s editor refuses the template: `data` is flat, so names are unique over all groups, and those of columns within their table.',
    list(text('id'), group('more', 'NO_ZIPPY', list(text('id')))),
    list(text('id'), group('more', 'NO_ZIPPY', list(text('otherId')))),
  ),
  'reserved-field': byFields(
    'GTM sets `data.gtmOnSuccess`, `gtmOnFailure`, `gtmTagId`, `gtmEventId` and `gtmPriorityId` itself, so that what users enter is overwritten.',
    list(text('gtmEventId')),
    list(text('eventId')),
  ),
  'field-name-style': byFields(
    "The code reaches it by `data['my id']` alone. Google’s style guide asks for lowerCamelCase.",
    list(text('my id')),
    list(text('myId')),
  ),
  'field-count': byFields(
    'GTM documents a limit of 100 fields, those in groups included. The example has 99 others.',
    list(text('firstKey'), text('secondKey')),
    list(table('{ "type": "TEXT", "name": "key", "displayName": "Key" }')),
    {
      fields: `[${Array.from({ length: 99 }, (_, index) => text(`setting${index}`)).join()}]`,
    },
  ),
  'field-type': byFields(
    'GTM has eight types of field, and no public template has another. A number, for example, is a text with a validator.',
    list('{ "type": "NUMBER", "name": "price" }'),
    list(text('price', ', "valueValidators": [{ "type": "NON_NEGATIVE_NUMBER" }]')),
  ),
  'internal-field-type': byFields(
    'GTM uses such fields in its own tags. That they work in templates is documented nowhere and may end.',
    list('{ "type": "HIDDEN", "name": "version", "defaultValue": "2" }'),
    list(text('version', ', "defaultValue": "2"')),
  ),
  'field-property': byFields(
    'GTM ignores it, and what it was to do does not happen: the hint inside a text field is called `valueHint`.',
    list(text('id', ', "placeholder": "AB-123"')),
    list(text('id', ', "valueHint": "AB-123"')),
  ),
  'field-property-value': byFields(
    'No public template has a value of another type there; what GTM’s form makes of it is not known.',
    list(text('id', ', "alwaysInSummary": "true"')),
    list(text('id', ', "alwaysInSummary": true')),
  ),
  'simple-value-type': byFields(
    'GTM’s editor writes it on every text, select, radio group and checkbox, so that its next export differs from the file.',
    list('{ "type": "TEXT", "name": "id" }'),
    list('{ "type": "TEXT", "name": "id", "simpleValueType": true }'),
  ),
  'group-style': byFields(
    'GTM has four styles, and no public template another: `NO_ZIPPY`, `ZIPPY_OPEN`, `ZIPPY_CLOSED` and `ZIPPY_OPEN_ON_PARAM`.',
    list(group('more', 'COLLAPSED')),
    list(group('more', 'ZIPPY_CLOSED')),
  ),
  'column-type': byFields(
    'The columns of a simple table are texts and selects; a `PARAM_TABLE` takes fields of other types, but for groups.',
    list(table('{ "type": "CHECKBOX", "name": "isOn", "displayName": "On" }')),
    list(
      table(
        '{ "type": "SELECT", "name": "isOn", "displayName": "On", "selectItems": [{ "value": "yes" }, { "value": "no" }] }',
      ),
    ),
  ),
  'table-columns': byFields(
    'Users can add rows and enter nothing in them.',
    list(table('')),
    list(table('{ "type": "TEXT", "name": "key", "displayName": "Key" }')),
  ),
  items: byFields('Users open the list and find nothing to choose.', list(mode('')), list(mode(items))),
  'duplicate-item': byFields(
    'The code gets the value, not the item: it cannot tell the two apart, and the form shows the first.',
    list(mode('{ "value": "live", "displayValue": "Live" }, { "value": "live", "displayValue": "Test" }')),
    list(mode('{ "value": "live", "displayValue": "Live" }, { "value": "test", "displayValue": "Test" }')),
  ),
  'default-value': byFields(
    'The form shows something else than the tag receives, so that what users see is not what happens.',
    list(mode(items, ', "defaultValue": "production"')),
    list(mode(items, ', "defaultValue": "live"')),
  ),
  'validator-type': byFields(
    'GTM has ten validators, and no public template another: what is meant to be checked is not.',
    validated('{ "type": "REQUIRED" }'),
    validated('{ "type": "NON_EMPTY" }'),
  ),
  'validator-arguments': byFields(
    'GTM cannot check the value with them. `STRING_LENGTH` takes the least and the most characters, `REGEX` a pattern.',
    validated('{ "type": "STRING_LENGTH", "args": [36] }'),
    validated('{ "type": "STRING_LENGTH", "args": [36, 36] }'),
  ),
  'validator-pattern': byFields(
    'GTM cannot hold a value against it. In JSON a backslash is written twice.',
    validated('{ "type": "REGEX", "args": ["^(AB|CD-\\\\d+$"] }'),
    validated('{ "type": "REGEX", "args": ["^(AB|CD)-\\\\d+$"] }'),
  ),
  'condition-type': byFields(
    'GTM has `EQUALS`, `NOT_EQUALS`, `PRESENT` and `NOT_PRESENT`, and no public template another.',
    list(mode(items), shown('{ "paramName": "mode", "paramValue": "test", "type": "IS" }')),
    list(mode(items), shown('{ "paramName": "mode", "paramValue": "test", "type": "EQUALS" }')),
  ),
  'condition-field': byFields(
    'The condition is never met: the field never shows, and nobody can fill it in.',
    list(mode(items), shown('{ "paramName": "modes", "paramValue": "test", "type": "EQUALS" }')),
    list(mode(items), shown('{ "paramName": "mode", "paramValue": "test", "type": "EQUALS" }')),
  ),
  'condition-value': byFields(
    'The condition is never met, or always, whatever users choose.',
    list(mode(items), shown('{ "paramName": "mode", "paramValue": "debug", "type": "EQUALS" }')),
    list(mode(items), shown('{ "paramName": "mode", "paramValue": "test", "type": "EQUALS" }')),
  ),
} as const satisfies Partial<Record<RuleName, Explanation>>;
