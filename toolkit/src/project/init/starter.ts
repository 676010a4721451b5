import type { ContainerKind } from '../../tpl/template.ts';
import type { ProjectFiles } from './project-files.ts';

/** A small tag that works, to start from: two fields, two scenarios. */
export function starterFiles(kind: ContainerKind, displayName: string): ProjectFiles {
  return kind === 'web' ? webTag(displayName) : serverTag(displayName);
}

export const starterDescription = 'Sends the name of an event to https://example.com/, and more if asked.';

function webTag(displayName: string): ProjectFiles {
  return new Map([
    [
      'src/main.ts',
      `import { encodeUriComponent, getUrl, makeString, sendPixel } from 'gtm';
import type { TagDataOf } from 'gtm-template-toolkit/types';
import type { fields } from '../template/fields.ts';

/** What GTM hands to the tag: one property for each field. */
declare const data: TagDataOf<typeof fields>;

const parameter = (name: string, value: string): string => name + '=' + encodeUriComponent(value);

const parameters = [parameter('event', makeString(data.eventName))];
if (data.sendPage) parameters.push(parameter('page', getUrl()));

sendPixel('https://example.com/pixel?' + parameters.join('&'), data.gtmOnSuccess, data.gtmOnFailure);
`,
    ],
    ['src/tsconfig.json', sandboxConfig],
    [
      'template/info.ts',
      `import type { TemplateInfo } from 'gtm-template-toolkit/types';

/** What GTM shows of the template in its lists and in the gallery. */
export const info: TemplateInfo = {
  displayName: ${quote(displayName)},
  description: ${quote(starterDescription)},
};
`,
    ],
    [
      'template/fields.ts',
      `import type { Field } from 'gtm-template-toolkit/types';

/** The form, in the order in which GTM shows it. Tags that people set up hold these names and values. */
export const fields = [
  {
    type: 'TEXT',
    name: 'eventName',
    displayName: 'Event name',
    simpleValueType: true,
    valueValidators: [{ type: 'NON_EMPTY' }],
  },
  {
    type: 'CHECKBOX',
    name: 'sendPage',
    checkboxText: 'Send the address of the page',
    simpleValueType: true,
    defaultValue: false,
  },
] as const satisfies readonly Field[];
`,
    ],
    [
      'template/permissions.ts',
      `import type { Permissions } from 'gtm-template-toolkit/types';

/** What the tag may do: exactly what its code uses. */
export const permissions: Permissions = {
  get_url: { urlParts: 'any', queriesAllowed: 'any' },
  send_pixel: { allowedUrls: 'specific', urls: ['https://example.com/*'] },
};
`,
    ],
    [
      'template/tests/setup.js',
      `let sent = [];
mock('sendPixel', (url, onSuccess) => {
  sent.push(url);
  onSuccess();
});
`,
    ],
    [
      'template/tests/scenarios/01-the-event-is-sent.js',
      `// The event is sent, and the tag succeeds
runCode({ eventName: 'sign up', sendPage: false });
assertThat(sent).isEqualTo(['https://example.com/pixel?event=sign%20up']);
assertApi('gtmOnSuccess').wasCalled();
`,
    ],
    [
      'template/tests/scenarios/02-the-page-is-sent-when-asked.js',
      `// The address of the page is sent when asked for
mock('getUrl', 'https://shop.example/plans?id=1');
runCode({ eventName: 'view', sendPage: true });
assertThat(sent).isEqualTo([
  'https://example.com/pixel?event=view&page=https%3A%2F%2Fshop.example%2Fplans%3Fid%3D1'
]);
`,
    ],
  ]);
}

/** The type of the code that runs in the sandbox; for the editor and for the build. */
export const sandboxConfig = `{
  "extends": "gtm-template-toolkit/tsconfig.sandbox.json",
  "include": ["./**/*.ts"]
}
`;

function serverTag(displayName: string): ProjectFiles {
  return new Map([
    [
      'src/main.ts',
      `import { getEventData, JSON, sendHttpRequest } from 'gtm';
import type { TagDataOf } from 'gtm-template-toolkit/types';
import type { fields } from '../template/fields.ts';

/** What GTM hands to the tag: one property for each field. */
declare const data: TagDataOf<typeof fields>;

const event = {
  name: data.eventName || getEventData('event_name'),
  page: data.sendPage ? getEventData('page_location') : undefined,
};
const succeeded = (statusCode: number): boolean => statusCode >= 200 && statusCode < 300;

sendHttpRequest(
  'https://example.com/events',
  { method: 'POST', headers: { 'Content-Type': 'application/json' }, timeout: 3000 },
  JSON.stringify(event),
).then(
  (response) => (succeeded(response.statusCode) ? data.gtmOnSuccess() : data.gtmOnFailure()),
  () => data.gtmOnFailure(),
);
`,
    ],
    ['src/tsconfig.json', sandboxConfig.replace('tsconfig.sandbox.json', 'tsconfig.sandbox-server.json')],
    [
      'template/info.ts',
      `import type { TemplateInfo } from 'gtm-template-toolkit/types';

/** What GTM shows of the template in its lists and in the gallery. */
export const info: TemplateInfo = {
  displayName: ${quote(displayName)},
  description: ${quote(starterDescription)},
  containerContexts: ['SERVER'],
};
`,
    ],
    [
      'template/fields.ts',
      `import type { Field } from 'gtm-template-toolkit/types';

/** The form, in the order in which GTM shows it. Tags that people set up hold these names and values. */
export const fields = [
  {
    type: 'TEXT',
    name: 'eventName',
    displayName: 'Event name',
    simpleValueType: true,
    help: 'Blank: the name of the event that the tag is fired by.',
  },
  {
    type: 'CHECKBOX',
    name: 'sendPage',
    checkboxText: 'Send the address of the page',
    simpleValueType: true,
    defaultValue: false,
  },
] as const satisfies readonly Field[];
`,
    ],
    [
      'template/permissions.ts',
      `import type { Permissions } from 'gtm-template-toolkit/types';

/** What the tag may do: exactly what its code uses. */
export const permissions: Permissions = {
  read_event_data: { eventDataAccess: 'specific', keyPatterns: ['event_name', 'page_location'] },
  send_http: { allowedUrls: 'specific', urls: ['https://example.com/*'] },
};
`,
    ],
    [
      'template/tests/setup.js',
      `const JSON = require('JSON');
const Promise = require('Promise');

let sent = [];
let status = 200;
mock('getEventData', (key) => (key === 'event_name' ? 'page_view' : 'https://shop.example/plans'));
mock('sendHttpRequest', (url, options, body) => {
  sent.push(JSON.parse(body));
  return Promise.create((resolve) => resolve({ statusCode: status, headers: {}, body: '' }));
});
`,
    ],
    [
      'template/tests/scenarios/01-the-event-is-sent.js',
      `// The event is sent, with the address of its page when asked for
runCode({ sendPage: true });
assertThat(sent).isEqualTo([{ name: 'page_view', page: 'https://shop.example/plans' }]);
`,
    ],
    [
      'template/tests/scenarios/02-another-status-is-a-failure.js',
      `// The tag fails when the answer does not say that all is well
status = 500;
const callLater = require('callLater');
runCode({ eventName: 'sign_up' });
callLater(() => {
  assertApi('gtmOnFailure').wasCalled();
  assertApi('gtmOnSuccess').wasNotCalled();
});
`,
    ],
  ]);
}

function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
