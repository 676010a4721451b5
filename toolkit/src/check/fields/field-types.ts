/** What a property of a field holds. `text` is a text or one with translations. */
export type PropertyKind = 'text' | 'string' | 'boolean' | 'integer' | 'list' | 'any';

const common = {
  type: 'string',
  name: 'string',
  displayName: 'text',
  enablingConditions: 'list',
} as const satisfies Record<string, PropertyKind>;

const valued = {
  ...common,
  help: 'text',
  valueValidators: 'list',
  alwaysInSummary: 'boolean',
  clearOnCopy: 'boolean',
  notSetText: 'text',
} as const satisfies Record<string, PropertyKind>;

const simple = { ...valued, simpleValueType: 'boolean', defaultValue: 'any' } as const;

/** GTM's field types with the properties that each has, as public templates and GTM's editor write them. */
export const fieldTypes: Readonly<Record<string, Readonly<Record<string, PropertyKind>>>> = {
  TEXT: {
    ...simple,
    valueHint: 'text',
    valueUnit: 'text',
    canBeEmptyString: 'boolean',
    lineCount: 'integer',
    textAsList: 'boolean',
  },
  SELECT: { ...simple, selectItems: 'list', macrosInSelect: 'boolean', valueUnit: 'text', subParams: 'list' },
  CHECKBOX: { ...simple, checkboxText: 'text', subParams: 'list' },
  RADIO: { ...simple, radioItems: 'list' },
  SIMPLE_TABLE: { ...valued, defaultValue: 'any', simpleTableColumns: 'list', newRowButtonText: 'text' },
  PARAM_TABLE: {
    ...valued,
    defaultValue: 'any',
    paramTableColumns: 'list',
    newRowButtonText: 'text',
    newRowTitle: 'text',
    editRowTitle: 'text',
  },
  GROUP: { ...common, help: 'text', groupStyle: 'string', subParams: 'list' },
  LABEL: { ...common, help: 'text' },
};

/** Types that GTM has and its editor does not offer to authors. */
export const internalTypes: ReadonlySet<string> = new Set([
  'HIDDEN',
  'PARAGRAPH',
  'TAG_SELECT',
  'LINKED_TAGS',
]);

/** A column of a SIMPLE_TABLE. */
export const simpleColumn: Readonly<Record<string, PropertyKind>> = {
  type: 'string',
  name: 'string',
  displayName: 'text',
  defaultValue: 'any',
  help: 'text',
  isUnique: 'boolean',
  valueValidators: 'list',
  selectItems: 'list',
  macrosInSelect: 'boolean',
  valueHint: 'text',
};

export const groupStyles: readonly string[] = [
  'NO_ZIPPY',
  'ZIPPY_OPEN',
  'ZIPPY_CLOSED',
  'ZIPPY_OPEN_ON_PARAM',
];

/** Set by GTM, whatever a field of that name holds. */
export const reservedNames: readonly string[] = [
  'gtmOnSuccess',
  'gtmOnFailure',
  'gtmTagId',
  'gtmEventId',
  'gtmPriorityId',
];

/** How many fields GTM takes, those of all levels together. */
export const mostFields = 100;
