import test, { type ExecutionContext } from 'ava';
import { readContainerExport } from '../../src/container/command/read-container.ts';
import { checkContainer } from '../../src/container/export/check-container.ts';
import type { ContainerVersion, Parameter } from '../../src/container/export/format.ts';
import { resolveAll } from '../../src/container/runtime/resolve.ts';
import { asServerContainer } from '../../src/playground/app/server/as-server-container.ts';
import { serverInputOf, serverScopeOf } from '../../src/playground/app/server/read-settings.ts';
import type { ServerSettings } from '../../src/playground/app/server/settings.ts';
import { newSession } from '../../src/playground/app/state/session.ts';
import type { Values } from '../../src/playground/form/model.ts';
import { readFields } from '../../src/playground/form/read-fields.ts';
import { templateData } from '../../src/playground/form/template-data.ts';
import { lookUpIn, type Variable } from '../../src/playground/form/variables.ts';
import { outcomeOnServer } from '../../src/playground/page/outcome-on-server.ts';
import { plainJson } from '../../src/sandbox/report/plain-json.ts';
import { codeOf, type TemplateType } from '../../src/sandbox/template.ts';
import { readWholeTemplate } from '../../src/tpl/template.ts';
import { assembleTemplate } from '../../src/tpl/write/assemble.ts';

/** A field of every kind that exports tell apart. */
const fields = [
  { type: 'TEXT', name: 'apiKey', simpleValueType: true, valueValidators: [{ type: 'NON_EMPTY' }] },
  { type: 'TEXT', name: 'event', simpleValueType: true },
  { type: 'TEXT', name: 'lines', simpleValueType: true, lineCount: 3, textAsList: true },
  { type: 'TEXT', name: 'blank', simpleValueType: true },
  {
    type: 'SELECT',
    name: 'status',
    simpleValueType: true,
    selectItems: [
      { value: 200, displayValue: '200' },
      { value: 404, displayValue: '404' },
    ],
    defaultValue: 200,
  },
  {
    type: 'SELECT',
    name: 'object',
    simpleValueType: true,
    macrosInSelect: true,
    selectItems: [{ value: true, displayValue: 'Yes' }],
  },
  {
    type: 'RADIO',
    name: 'way',
    simpleValueType: true,
    radioItems: [
      {
        value: 'table',
        displayValue: 'Table',
        subParams: [
          {
            type: 'SIMPLE_TABLE',
            name: 'rows',
            simpleTableColumns: [
              { type: 'TEXT', name: 'key', displayName: 'Key', defaultValue: '' },
              { type: 'TEXT', name: 'value', displayName: 'Value', defaultValue: '' },
            ],
          },
        ],
      },
      { value: 'none', displayValue: 'None' },
    ],
  },
  {
    type: 'CHECKBOX',
    name: 'log',
    checkboxText: 'Log',
    simpleValueType: true,
    subParams: [
      {
        type: 'TEXT',
        name: 'prefix',
        simpleValueType: true,
        enablingConditions: [{ paramName: 'log', paramValue: true, type: 'EQUALS' }],
      },
    ],
  },
];

const values: Values = {
  apiKey: 'key-1',
  event: '{{Event name}}, {{Plan}}',
  lines: 'a\n\n{{Email}}\n',
  blank: '',
  status: 404,
  object: '{{Options}}',
  way: 'table',
  rows: [
    { key: 'host', value: '{{Host}}' },
    { key: 'id', value: '{{FPID}}' },
    { key: 'empty', value: '' },
  ],
  log: false,
  prefix: 'of nobody {{Unused}}',
};

const variables: readonly Variable[] = [
  { name: 'Event name', kind: 'dataLayer', setting: 'event_name' },
  { name: 'Plan', kind: 'constant', setting: 'pro' },
  { name: 'Email', kind: 'dataLayer', setting: 'user_data.email_address' },
  { name: 'Options', kind: 'json', setting: '{ "a": [1, null] }' },
  { name: 'Host', kind: 'url', setting: 'host' },
  { name: 'FPID', kind: 'cookie', setting: 'FPID' },
  { name: 'Unused', kind: 'constant', setting: 'x' },
];

const settings: ServerSettings = { ...newSession.server, variables };
const lookUp = lookUpIn(variables, serverScopeOf(settings));

const template = (type: TemplateType): string =>
  assembleTemplate({
    kind: 'server',
    info: { type, displayName: 'Sender', containerContexts: ['SERVER'] },
    fields,
    code: 'data.gtmOnSuccess();',
    permissions: {},
    scenarios: [],
    notes: '',
  });

/** The container that is downloaded, as it is read back; without a fault. */
function exported(
  t: ExecutionContext,
  type: TemplateType,
  form: { readonly values: Values; readonly variables: readonly Variable[] } = { values, variables },
): ContainerVersion {
  const text = asServerContainer(template(type), { file: 'template.tpl', type }, form);
  const container = readContainerExport(text, 'container.json');
  t.deepEqual(checkContainer(container), []);
  const { containerVersion: version } = container;
  t.deepEqual(version.container?.usageContext, ['SERVER']);
  t.like(version.container?.features, { supportClients: true, supportTransformations: true });
  t.false((version.customTemplate ?? []).some(({ templateData }) => templateData.startsWith('\uFEFF')));
  return version;
}

/** What the parameters of a part come to is what the form handed to the template. */
function sameAsForm(t: ExecutionContext, parameters: readonly Parameter[] = []): void {
  const read = resolveAll(parameters, lookUp);
  const rows = (read['rows'] as readonly object[]).map((row) => ({ key: '', value: '', ...row }));
  t.deepEqual({ ...read, rows }, templateData(readFields(fields), values, lookUp));
}

test('a tag is exported with what the form holds, the variables that it names, and a trigger on every event', (t) => {
  const { tag = [], trigger = [], variable = [], customTemplate = [], client } = exported(t, 'TAG');
  t.is(client, undefined);
  t.is(tag.length, 1);
  t.like(tag[0], {
    name: 'Sender',
    firingTriggerId: [trigger[0]?.triggerId],
    tagFiringOption: 'ONCE_PER_EVENT',
  });
  sameAsForm(t, tag[0]?.parameter);
  t.deepEqual(
    tag[0]?.parameter?.find(({ key }) => key === 'status'),
    { type: 'INTEGER', key: 'status', value: '404' },
  );
  t.like(trigger, [{ name: 'All Events', type: 'CUSTOM_EVENT' }]);
  t.deepEqual(trigger[0]?.customEventFilter, [
    {
      type: 'MATCH_REGEX',
      parameter: [
        { type: 'TEMPLATE', key: 'arg0', value: '{{_event}}' },
        { type: 'TEMPLATE', key: 'arg1', value: '.*' },
      ],
    },
  ]);
  t.deepEqual(
    variable.map(({ name }) => name),
    ['Event name', 'Plan', 'Email', 'FPID', 'Host', 'Options'],
  );
  t.like(variable[0], {
    type: 'ed',
    parameter: [
      { type: 'BOOLEAN', key: 'setDefaultValue', value: 'false' },
      { type: 'TEMPLATE', key: 'keyPath', value: 'event_name' },
    ],
  });
  t.deepEqual(
    customTemplate.map(({ name }) => name),
    ['Sender', 'Cookie of the request', 'Part of page_location', 'Object from JSON'],
  );
});

test('a variable is exported alone, with the variables that it names', (t) => {
  const { tag, trigger, client, variable = [] } = exported(t, 'MACRO');
  t.deepEqual([tag, trigger, client], [undefined, undefined, undefined]);
  const itself = variable.at(-1);
  t.is(itself?.name, 'Sender');
  sameAsForm(t, itself?.parameter);
});

test('a client is exported with a priority, and without a trigger', (t) => {
  const { tag, trigger, client = [] } = exported(t, 'CLIENT');
  t.deepEqual([tag, trigger], [undefined, undefined]);
  t.is(client.length, 1);
  t.like(client[0], { name: 'Sender', priority: 1 });
  sameAsForm(t, client[0]?.parameter);
});

test('what GTM has built in is not exported once more, and a name is given once', (t) => {
  const form = {
    values: { ...values, event: '{{Event Name}} {{Sender}} {{Empty}}' },
    variables: [
      ...variables,
      { name: 'Event Name', kind: 'dataLayer', setting: 'event_name' },
      { name: 'Sender', kind: 'constant', setting: 'x' },
      { name: 'Empty', kind: 'constant', setting: '' },
    ] as const,
  };
  const { builtInVariable = [], variable = [] } = exported(t, 'MACRO', form);
  t.like(builtInVariable, [{ type: 'EVENT_NAME', name: 'Event Name' }]);
  const names = variable.map(({ name }) => name);
  t.false(names.includes('Event Name'));
  t.true(names.includes('Sender'));
  t.is(names.at(-1), 'Sender (configured)');
});

const made: readonly Pick<Variable, 'kind' | 'setting'>[] = [
  ...['FPID', '_fbp', 'none'].map((setting) => ({ kind: 'cookie', setting }) as const),
  ...['', 'full', 'host', 'path', 'query', 'fragment', 'protocol', 'port', 'query:gclid', 'query:none'].map(
    (setting) => ({ kind: 'url', setting }) as const,
  ),
  ...['{ "a": [1, { "b": null }] }', '[]', '5', '"x"', 'null'].map(
    (setting) => ({ kind: 'json', setting }) as const,
  ),
];

for (const { kind, setting } of made) {
  test(`in GTM a variable yields what it yields here: ${kind} ${setting}`, async (t) => {
    const variable = { name: 'Value', kind, setting };
    const { customTemplate = [], variable: own = [] } = exported(t, 'TAG', {
      values: { apiKey: '{{Value}}' },
      variables: [variable],
    });
    const template = codeOf(readWholeTemplate(customTemplate[1]?.templateData ?? '', 'variable.tpl'));
    const input = serverInputOf({ fields: [], values: {}, type: 'MACRO' }, settings, lookUp);
    const data = resolveAll(own[0]?.parameter ?? [], lookUp);
    const outcome = await outcomeOnServer(template, { ...input, data });
    if (!('state' in outcome)) return t.fail(JSON.stringify(outcome.problems));
    const expected = lookUpIn([variable], serverScopeOf(settings))(variable.name);
    t.deepEqual(outcome.state.value?.plain, plainJson(expected));
  });
}
