import type { Field, SimpleTableColumn } from 'gtm-template-toolkit/types';
import { userIdentityTypes } from '../names.ts';

const keyColumn = {
  defaultValue: '',
  displayName: 'Key',
  name: 'key',
  type: 'TEXT',
  isUnique: true,
  valueValidators: [
    { type: 'NON_EMPTY', errorMessage: 'Enter a key.' },
    {
      type: 'REGEX',
      args: ['[^,]*'],
      errorMessage: 'A key must not contain a comma: mParticle separates keys by commas.',
    },
  ],
} as const satisfies SimpleTableColumn;

const valueColumn = {
  defaultValue: '',
  displayName: 'Value',
  name: 'value',
  type: 'TEXT',
} as const satisfies SimpleTableColumn;

/** Attributes and flags: what describes the event and the user. Identities: who the user is. */
export const eventAttributesGroup = {
  type: 'GROUP',
  name: 'eventAttributesGroup',
  displayName: 'Event attributes',
  groupStyle: 'ZIPPY_CLOSED',
  subParams: [
    {
      type: 'SIMPLE_TABLE',
      name: 'eventAttributes',
      displayName: 'Event attributes',
      simpleTableColumns: [keyColumn, valueColumn],
      newRowButtonText: 'Add event attribute',
    },
    {
      type: 'TEXT',
      name: 'eventAttributesObject',
      displayName: 'More event attributes from a variable',
      simpleValueType: true,
      help: 'A variable that yields an object, for example {"plan": "pro", "seats": 5}. A row of the table wins over the same key of the object; a row with an empty value leaves that key out.',
      valueHint: '{{Event attributes}}',
    },
    {
      type: 'CHECKBOX',
      name: 'sendPageUrl',
      checkboxText: 'Send the page URL as page_url',
      simpleValueType: true,
    },
    {
      type: 'CHECKBOX',
      name: 'sendPagePath',
      checkboxText: 'Send the page path as page_path',
      simpleValueType: true,
    },
    {
      type: 'CHECKBOX',
      name: 'sendReferrer',
      checkboxText: 'Send the referrer as page_referrer',
      simpleValueType: true,
    },
    {
      type: 'CHECKBOX',
      name: 'sendUtm',
      checkboxText: 'Send the UTM parameters of the page URL under their own names',
      simpleValueType: true,
      help: 'utm_source, utm_medium, utm_campaign, utm_term, utm_content, utm_id and any other parameter that begins with utm_.',
    },
  ],
} as const satisfies Field;

export const userIdentitiesGroup = {
  type: 'GROUP',
  name: 'userIdentitiesGroup',
  displayName: 'User identities',
  groupStyle: 'ZIPPY_CLOSED',
  help: 'Who the user is. Without an identity mParticle cannot tie the event to a person. Identities travel in the address of the request: send only what your privacy policy covers.',
  subParams: [
    {
      type: 'SIMPLE_TABLE',
      name: 'userIdentities',
      displayName: 'User identities',
      simpleTableColumns: [
        {
          defaultValue: 'customerid',
          displayName: 'Type',
          name: 'key',
          type: 'SELECT',
          selectItems: userIdentityTypes,
          macrosInSelect: true,
          isUnique: true,
        },
        valueColumn,
      ],
      newRowButtonText: 'Add user identity',
    },
    {
      type: 'TEXT',
      name: 'userIdentitiesObject',
      displayName: 'More user identities from a variable',
      simpleValueType: true,
      help: 'A variable that yields an object, for example {"email": "ada@example.com", "customerId": "1234"}. The types may be spelled as in the Web SDK or in the Events API. A row of the table wins over the same type of the object.',
      valueHint: '{{User identities}}',
    },
  ],
} as const satisfies Field;

export const userAttributesGroup = {
  type: 'GROUP',
  name: 'userAttributesGroup',
  displayName: 'User attributes',
  groupStyle: 'ZIPPY_CLOSED',
  subParams: [
    {
      type: 'SIMPLE_TABLE',
      name: 'userAttributes',
      displayName: 'User attributes',
      simpleTableColumns: [keyColumn, valueColumn],
      newRowButtonText: 'Add user attribute',
      help: 'mParticle reserves $Age, $FirstName, $LastName, $Gender, $Mobile, $Address, $City, $State, $Zip and $Country for these meanings.',
    },
    {
      type: 'TEXT',
      name: 'userAttributesObject',
      displayName: 'More user attributes from a variable',
      simpleValueType: true,
      help: 'A variable that yields an object. A row of the table wins over the same key of the object.',
      valueHint: '{{User attributes}}',
    },
  ],
} as const satisfies Field;

export const customFlagsGroup = {
  type: 'GROUP',
  name: 'customFlagsGroup',
  displayName: 'Custom flags',
  groupStyle: 'ZIPPY_CLOSED',
  help: 'Custom flags reach only the integration that they name, for example Google.Category, unlike attributes, which reach all.',
  subParams: [
    {
      type: 'SIMPLE_TABLE',
      name: 'customFlags',
      displayName: 'Custom flags',
      simpleTableColumns: [keyColumn, valueColumn],
      newRowButtonText: 'Add custom flag',
    },
    {
      type: 'TEXT',
      name: 'customFlagsObject',
      displayName: 'More custom flags from a variable',
      simpleValueType: true,
      help: 'A variable that yields an object. A row of the table wins over the same key of the object.',
      valueHint: '{{Custom flags}}',
    },
    {
      type: 'CHECKBOX',
      name: 'sendClickIds',
      checkboxText: 'Send the click IDs of ads',
      simpleValueType: true,
      help: 'Reads gclid, gbraid, wbraid, fbclid, ttclid and ScCid from the page URL and the cookies _fbc, _fbp and _scid, and sends them as the custom flags that mParticle’s Web SDK uses.',
    },
  ],
} as const satisfies Field;
