import { builtIn, builtInTriggers } from '../../src/container/export/built-ins.ts';
import { containerExport } from '../../src/container/export/container-export.ts';
import type { ContainerExport } from '../../src/container/export/format.ts';
import { constant, customEventTrigger, tagsOf, templateVariable } from '../../src/container/export/parts.ts';
import { reference } from '../../src/container/export/references.ts';
import { templateSpec } from '../../src/container/export/specs.ts';
import type { ValuesOf } from '../../src/container/export/tag-values.ts';
import { assembleTemplate } from '../../src/tpl/write/assemble.ts';
import type { Field } from '../../src/tpl/fields.ts';

const fields = [
  {
    type: 'TEXT',
    name: 'account',
    simpleValueType: true,
    valueValidators: [{ type: 'NON_EMPTY', errorMessage: 'Enter the account.' }],
  },
  { type: 'TEXT', name: 'eventName', simpleValueType: true },
  { type: 'CHECKBOX', name: 'sendTitle', checkboxText: 'Title', simpleValueType: true },
  {
    type: 'TEXT',
    name: 'title',
    simpleValueType: true,
    enablingConditions: [{ paramName: 'sendTitle', paramValue: true, type: 'EQUALS' }],
  },
  {
    type: 'SELECT',
    name: 'ending',
    simpleValueType: true,
    selectItems: [
      { value: 'sent', displayValue: 'Sent' },
      { value: 'answered', displayValue: 'Answered' },
    ],
  },
  {
    type: 'TEXT',
    name: 'limit',
    simpleValueType: true,
    defaultValue: 100,
    valueValidators: [{ type: 'POSITIVE_NUMBER', errorMessage: 'Enter a whole number above 0.' }],
  },
  {
    type: 'SIMPLE_TABLE',
    name: 'types',
    simpleTableColumns: [
      { defaultValue: '', displayName: 'Type', name: 'type', type: 'TEXT', isUnique: true },
    ],
  },
] as const satisfies readonly Field[];

/** The text of the tag's template, with the byte order mark that GTM's editor writes. */
export const shopTemplate = assembleTemplate({
  kind: 'web',
  info: { type: 'TAG', displayName: 'Shop Tag', containerContexts: ['WEB'] },
  fields,
  code: [
    "const sendPixel = require('sendPixel');",
    "sendPixel('https://shop.example/?' + data.eventName, data.gtmOnSuccess, data.gtmOnFailure);",
  ].join('\n'),
  permissions: { send_pixel: { allowedUrls: 'any' } },
  scenarios: [],
  notes: '',
});

const termTemplate = assembleTemplate({
  kind: 'web',
  info: { type: 'MACRO', displayName: 'Search Term', containerContexts: ['WEB'] },
  fields: [],
  code: "return require('copyFromDataLayer')('search_term');",
  permissions: { read_data_layer: { allowedKeys: 'any' } },
  scenarios: [],
  notes: '',
});

/** A container with tags and a variable of two templates, as it would be made for import. */
export function shopContainer(): ContainerExport {
  const tagSpec = templateSpec(shopTemplate, 'tag.tpl');
  const termSpec = templateSpec(termTemplate, 'term.tpl');
  const [tags, variables] = [{ name: 'Tags' }, { name: 'Variables' }];
  const tag = tagsOf<ValuesOf<typeof fields>>(tagSpec);
  const account = constant({ name: 'Account', folder: variables, value: 'A-1' });
  const term = templateVariable({ name: 'Term', folder: variables, template: termSpec });
  const event = builtIn('EVENT');
  const search = customEventTrigger({ name: 'Search event', folder: tags, pattern: 'search' });
  return containerExport({
    name: 'Shop',
    templates: [tagSpec, termSpec],
    tags: [
      tag({
        name: 'Page view',
        folder: tags,
        values: { account: reference(account), eventName: reference(event) },
        firesOn: [builtInTriggers.allPages],
      }),
      tag({
        name: 'Search',
        folder: tags,
        values: { account: reference(account), eventName: reference(term) },
        firesOn: [search],
      }),
    ],
    triggers: [search],
    variables: [account, term],
    builtIns: [event],
    folders: [tags, variables],
  });
}
