import type {
  ContainerExport,
  ContainerVersion,
  Parameter,
  Tag,
  Trigger,
} from '../../src/container/export/format.ts';
import {
  createContainerRun,
  type ContainerOptions,
  type ContainerRun,
} from '../../src/container/runtime/container-run.ts';
import { JsdomPage } from '../../src/sandbox/page/jsdom-page.ts';
import { preparePage } from '../../src/sandbox/page/prepare-page.ts';
import type { PageInput } from '../../src/sandbox/run-input.ts';
import { assembleTemplate } from '../../src/tpl/write/assemble.ts';

export const allPages = '2147479553';
export const consentInitialization = '2147479572';

/** A tag template whose tags show what they receive, complete as they are told, and send what they are given. */
export const probeTemplate = {
  containerId: '1',
  templateId: '900',
  name: 'Probe',
  templateData: assembleTemplate({
    kind: 'web',
    info: { type: 'TAG', displayName: 'Probe', containerContexts: ['WEB'] },
    fields: [
      { type: 'TEXT', name: 'value', simpleValueType: true },
      {
        type: 'SIMPLE_TABLE',
        name: 'table',
        simpleTableColumns: [
          { defaultValue: '', displayName: 'Key', name: 'key', type: 'TEXT' },
          { defaultValue: '', displayName: 'Value', name: 'value', type: 'TEXT' },
        ],
      },
      {
        type: 'SELECT',
        name: 'ending',
        simpleValueType: true,
        selectItems: ['success', 'failure', 'never', 'exception'].map((value) => ({
          value,
          displayValue: value,
        })),
      },
      { type: 'CHECKBOX', name: 'more', checkboxText: 'More', simpleValueType: true },
      {
        type: 'TEXT',
        name: 'hidden',
        simpleValueType: true,
        enablingConditions: [{ paramName: 'more', paramValue: true, type: 'EQUALS' }],
      },
    ],
    code: [
      "const addEventCallback = require('addEventCallback');",
      "const sendPixel = require('sendPixel');",
      "if (data.value) sendPixel('https://probe.example/?' + data.value);",
      "addEventCallback((id, event) => sendPixel('https://probe.example/end?' + event.tags.map((tag) => tag.name + ':' + tag.status).join()));",
      "if (data.ending === 'exception') data.value.a.b();",
      "if (data.ending === 'failure') data.gtmOnFailure();",
      "else if (data.ending !== 'never') data.gtmOnSuccess();",
    ].join('\n'),
    permissions: {
      send_pixel: { allowedUrls: 'any' },
      read_event_metadata: {},
    },
    scenarios: [],
    notes: '',
  }).replace(/^\uFEFF/, ''),
};

let lastId = 0;

export function text(key: string, value: string): Parameter {
  return { type: 'TEMPLATE', key, value };
}

/** A tag of the probe template that fires on the named trigger ids. */
export function probe(
  name: string,
  { value, ending, ...settings }: Partial<Tag> & { readonly value?: string; readonly ending?: string } = {},
): Tag {
  return {
    tagId: String((lastId += 1)),
    name,
    type: 'cvt_1_900',
    parameter: [
      ...(value === undefined ? [] : [text('value', value)]),
      ...(ending === undefined ? [] : [text('ending', ending)]),
    ],
    ...settings,
  };
}

export function onEvent(triggerId: string, name: string, settings: Partial<Trigger> = {}): Trigger {
  return {
    triggerId,
    name: `On ${name}`,
    type: 'CUSTOM_EVENT',
    customEventFilter: [condition('EQUALS', '{{_event}}', name)],
    ...settings,
  };
}

export function condition(type: string, left: string, right: string, ...flags: readonly string[]) {
  return {
    type,
    parameter: [
      text('arg0', left),
      text('arg1', right),
      ...flags.map((key): Parameter => ({ type: 'BOOLEAN', key, value: 'true' })),
    ],
  };
}

export function exported(version: ContainerVersion): ContainerExport {
  return {
    exportFormatVersion: 2,
    containerVersion: { containerId: '1', customTemplate: [probeTemplate], ...version },
  };
}

const careful = new JsdomPage();
const trusting = new JsdomPage(undefined, { trust: true });

/**
 * The container on a fresh page. One page serves all, so runs must not overlap: tests that use it are serial.
 * @param trust Whether page code runs.
 */
export function runOn(
  version: ContainerVersion,
  { url = 'https://www.example.com/', referrer = '', ...rest }: PageInput = {},
  { trust = false, ...options }: ContainerOptions & { readonly trust?: boolean } = {},
): ContainerRun {
  const page = trust ? trusting : careful;
  page.reset({ url, referrer });
  preparePage(page, rest);
  return createContainerRun(exported(version), page, {
    now: () => 1735689600000,
    random: () => 0.5,
    ...options,
  });
}
