import { checkTemplate, type CheckOptions } from '../../src/check/check-template.ts';
import type { Message } from '../../src/messages/message.ts';
import { encodePermissions, type Permissions } from '../../src/tpl/permissions.ts';
import { parseTemplate } from '../../src/tpl/read/parse.ts';
import { writeTests } from '../../src/tpl/write/write-tests.ts';

/** What differs from a template in which there is nothing to find. */
export interface Change {
  /** Properties of INFO; undefined removes one. */
  readonly info?: Readonly<Record<string, unknown>>;
  readonly fields?: readonly unknown[];
  readonly code?: string;
  readonly permissions?: Permissions;
  readonly scenarios?: readonly string[];
  readonly setup?: string;
  readonly server?: boolean;
  /** The last say: what the whole text becomes. */
  readonly edit?: (text: string) => string;
}

export const idField = { type: 'TEXT', name: 'id', displayName: 'Id', simpleValueType: true };

const info = {
  type: 'TAG',
  id: 'cvt_temp_public_id',
  version: 1,
  securityGroups: [],
  displayName: 'Example Pixel',
  categories: ['ANALYTICS'],
  brand: { id: 'brand_dummy', displayName: '', thumbnail: '' },
  description: 'Sends a pixel.',
  containerContexts: ['WEB'],
};

/** A template that GTM takes and that has no known weakness. */
const sound = {
  fields: [idField],
  code: `const encodeUriComponent = require('encodeUriComponent');
const sendPixel = require('sendPixel');
sendPixel('https://example.com/p?id=' + encodeUriComponent(data.id), data.gtmOnSuccess, data.gtmOnFailure);`,
  permissions: { send_pixel: { allowedUrls: 'specific', urls: ['https://example.com/p*'] } },
  scenarios: ["runCode({ id: 'x' });\nassertApi('sendPixel').wasCalled();"],
} satisfies Change;

/** Code alone: what it needs besides its fields is left to the test. */
export function codeOnly(code: string, fields: readonly unknown[] = []): Change {
  return { code: `${code}\ndata.gtmOnSuccess();`, fields, permissions: {}, scenarios: [] };
}

export function templateText(change: Change = {}): string {
  const kind = change.server === true ? 'SERVER' : 'WEB';
  const merged = {
    ...info,
    ...(change.server === true ? { containerContexts: ['SERVER'] } : {}),
    ...change.info,
  };
  const scenarios = (change.scenarios ?? sound.scenarios).map((code, index) => ({
    name: `Scenario ${index + 1}`,
    code,
  }));
  const sections: readonly (readonly [string, string])[] = [
    ['INFO', JSON.stringify(merged, null, 2)],
    ['TEMPLATE_PARAMETERS', JSON.stringify(change.fields ?? sound.fields, null, 2)],
    [
      change.server === true ? 'SANDBOXED_JS_FOR_SERVER' : 'SANDBOXED_JS_FOR_WEB_TEMPLATE',
      change.code ?? sound.code,
    ],
    [
      `${kind}_PERMISSIONS`,
      JSON.stringify(encodePermissions(change.permissions ?? sound.permissions), null, 2),
    ],
    ['TESTS', writeTests({ scenarios, setup: change.setup })],
    ['NOTES', ''],
  ];
  const text = sections.map(([name, body]) => `___${name}___\n\n${body}\n\n\n`).join('');
  return change.edit?.(text) ?? text;
}

export function check(change: Change = {}, options?: CheckOptions): Message[] {
  return checkTemplate(templateText(change), 'example.tpl', options);
}

/** A message's place with its line counted from the section's first line of content. */
export function placeIn(text: string, { rule, location }: Message): string {
  if (location === undefined) return `${rule} nowhere`;
  const section = parseTemplate(text, 'example.tpl').sections.find(({ name }) => name === location.section);
  return `${rule} ${location.line - (section === undefined ? 0 : section.line + 1)}:${location.column}`;
}
