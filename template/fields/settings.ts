import type { Field } from 'gtm-template-toolkit/types';

/** How the tag behaves, whatever the event. */
export const settingsGroup = {
  type: 'GROUP',
  name: 'settings',
  displayName: 'More settings',
  groupStyle: 'ZIPPY_CLOSED',
  subParams: [
    {
      type: 'SELECT',
      name: 'environment',
      displayName: 'Environment',
      macrosInSelect: true,
      selectItems: [
        { value: 'auto', displayValue: 'Automatic' },
        { value: 'development', displayValue: 'Development' },
        { value: 'production', displayValue: 'Production' },
      ],
      simpleValueType: true,
      defaultValue: 'auto',
      help: 'Development data shows in mParticle’s Live Stream and stays out of your production data. Automatic means development while GTM’s preview mode is on and production otherwise.',
    },
    {
      type: 'SELECT',
      name: 'commaHandling',
      displayName: 'Commas inside values',
      selectItems: [
        { value: 'drop', displayValue: 'Leave the pair out' },
        { value: 'replace', displayValue: 'Replace by another character' },
        { value: 'encode', displayValue: 'Send as they are (encoded)' },
      ],
      simpleValueType: true,
      defaultValue: 'encode',
      help: 'mParticle separates values by commas. Encoded commas inside a value are what mParticle’s own AMP integration sends; choose another way only if you see values split in mParticle.',
    },
    {
      type: 'TEXT',
      name: 'commaReplacement',
      displayName: 'Replace commas by',
      simpleValueType: true,
      defaultValue: ';',
      enablingConditions: [{ paramName: 'commaHandling', paramValue: 'replace', type: 'EQUALS' }],
    },
    {
      type: 'SIMPLE_TABLE',
      name: 'extraParameters',
      displayName: 'Extra query parameters',
      simpleTableColumns: [
        {
          defaultValue: '',
          displayName: 'Name',
          name: 'key',
          type: 'TEXT',
          isUnique: true,
          valueValidators: [{ type: 'NON_EMPTY', errorMessage: 'Enter the name of the parameter.' }],
        },
        { defaultValue: '', displayName: 'Value', name: 'value', type: 'TEXT' },
      ],
      newRowButtonText: 'Add query parameter',
      help: 'For parameters that this tag has no field for, such as amp_id, path or consent_state. Parameters that the tag sends itself cannot be overridden.',
    },
    {
      type: 'TEXT',
      name: 'maxUrlLength',
      displayName: 'Longest URL',
      simpleValueType: true,
      defaultValue: '8000',
      valueUnit: 'characters',
      help: 'Room is given in this order: event, page, location and version, extra query parameters, user identities, event attributes, user attributes, custom flags. A pair for which no room is left is left out, with a warning; the event is still sent.',
      valueValidators: [{ type: 'POSITIVE_NUMBER', errorMessage: 'Enter a whole number above 0.' }],
    },
    {
      type: 'RADIO',
      name: 'completion',
      displayName: 'The tag has succeeded',
      simpleValueType: true,
      defaultValue: 'response',
      radioItems: [
        { value: 'response', displayValue: 'when mParticle answers with an image' },
        { value: 'request', displayValue: 'as soon as the request is sent' },
      ],
      help: 'mParticle does not document its answer. If the tag shows as failed although the event arrived, choose the second. It matters when another tag waits for this one.',
    },
    {
      type: 'CHECKBOX',
      name: 'debugLogging',
      checkboxText: 'Log what is sent to the console in preview mode',
      simpleValueType: true,
      help: 'Warnings are shown in preview mode in any case. Nothing is ever logged to your visitors.',
    },
  ],
} as const satisfies Field;
