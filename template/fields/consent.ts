import type { Field } from 'gtm-template-toolkit/types';
import { consentTypes } from '../names.ts';

export const consentGroup = {
  type: 'GROUP',
  name: 'consentGroup',
  displayName: 'Consent',
  groupStyle: 'ZIPPY_CLOSED',
  subParams: [
    {
      type: 'RADIO',
      name: 'consentMode',
      displayName: 'Consent of the visitor',
      simpleValueType: true,
      defaultValue: 'none',
      radioItems: [
        {
          value: 'none',
          displayValue: 'Not checked by this tag',
          help: 'GTM’s own consent settings of the tag still apply.',
        },
        {
          value: 'require',
          displayValue: 'Required: without consent nothing is sent',
        },
        {
          value: 'wait',
          displayValue: 'Awaited: sent once, as soon as consent is given',
          help: 'The event is sent with the values and the time of the moment when the tag fired. While it waits, GTM sees the tag as completed. A visitor who leaves the page before consenting sends nothing.',
        },
      ],
      help: 'GTM treats a consent type that nobody has set as granted: let your consent banner set a default first. For consent types of your own use GTM’s consent settings of the tag; a template may check only types that its permissions name.',
    },
    {
      type: 'SIMPLE_TABLE',
      name: 'consentTypes',
      displayName: 'Consent types that must all be granted',
      simpleTableColumns: [
        {
          defaultValue: 'analytics_storage',
          displayName: 'Consent type',
          name: 'type',
          type: 'SELECT',
          selectItems: consentTypes,
          isUnique: true,
        },
      ],
      newRowButtonText: 'Add consent type',
      defaultValue: [{ type: 'analytics_storage' }],
      valueValidators: [
        { type: 'TABLE_ROW_COUNT', args: [1], errorMessage: 'Add at least one consent type.' },
      ],
      enablingConditions: [{ paramName: 'consentMode', paramValue: 'none', type: 'NOT_EQUALS' }],
    },
  ],
} as const satisfies Field;
