import type { RuleName } from '../rules.ts';
import { byPermissions, type Explanation } from './explanation.ts';

const sendsTo = (...urls: readonly string[]): string =>
  `{ "send_pixel": { "allowedUrls": "specific", "urls": [${urls.map((url) => `"${url}"`).join(', ')}] } }`;
const sendPixel = "const sendPixel = require('sendPixel');\n";
const sendsHit = `${sendPixel}sendPixel('https://example.com/hit');`;
const readsKey =
  "const copyFromDataLayer = require('copyFromDataLayer');\ncopyFromDataLayer('ecommerce.items');";
const layer = (key: string): string =>
  `{ "read_data_layer": { "allowedKeys": "specific", "keyPatterns": ["${key}"] } }`;
const global = (key: string, write = false): string =>
  `{ "access_globals": { "keys": [{ "key": "${key}", "read": true, "write": ${String(write)}, "execute": false }] } }`;
const readsGlobal = "const copyFromWindow = require('copyFromWindow');\ncopyFromWindow('app.user');";

export const permissions = {
  'unknown-permission': byPermissions(
    'GTM grants nothing by a name that it does not have, and the calls that need the permission are refused.',
    '{ "read_titel": {} }',
    '{ "read_title": {} }',
    { code: "const title = require('readTitle')();", also: ['permission-missing'] },
  ),
  'duplicate-permission': byPermissions(
    'Which of the two GTM goes by is not documented. One entry holds everything.',
    `[
  { "instance": { "key": { "publicId": "read_title", "versionId": "1" }, "param": [] }, "isRequired": true },
  { "instance": { "key": { "publicId": "read_title", "versionId": "1" }, "param": [] }, "isRequired": true }
]`,
    `[
  { "instance": { "key": { "publicId": "read_title", "versionId": "1" }, "param": [] }, "isRequired": true }
]`,
    { code: "const title = require('readTitle')();" },
  ),
  'permission-parameter': byPermissions(
    'GTM ignores a parameter that the permission does not have, so that what it was to allow is refused.',
    '{ "logging": { "environment": "debug" } }',
    '{ "logging": { "environments": "debug" } }',
    { code: "require('logToConsole')('sent');" },
  ),
  'url-pattern': byPermissions(
    'GTM’s runtime throws “Invalid URL filter” when it comes to the pattern, so that the patterns after it allow nothing either. A pattern is https, a host and a path.',
    sendsTo('example.com/*'),
    sendsTo('https://example.com/*'),
    { code: sendsHit, also: ['permission-too-narrow'] },
  ),
  'key-pattern': byPermissions(
    'GTM’s runtime throws “Invalid key filter” when it comes to the pattern. A pattern is names with dots between, and `.*` at most at its end.',
    layer('ecommerce*'),
    layer('ecommerce.*'),
    { code: readsKey, also: ['permission-too-narrow'] },
  ),
  'global-name': byPermissions(
    'GTM compares names as they are: it knows no wildcards here, and follows no path through `window` or `document`.',
    global('app.*'),
    global('app.user'),
    { code: readsGlobal, also: ['permission-entry-unused', 'permission-too-narrow'] },
  ),
  'permission-missing': {
    why: 'GTM’s runtime throws “The requested permission is not configured”, which ends the tag.',
    before: { code: sendsHit, permissions: '{}' },
    after: { code: sendsHit, permissions: sendsTo('https://example.com/*') },
  },
  'permission-too-narrow': {
    why: 'GTM’s runtime refuses the call with a PermissionError, which ends the tag.',
    before: { code: sendsHit, permissions: sendsTo('https://example.com/pixel/*') },
    after: { code: sendsHit, permissions: sendsTo('https://example.com/hit') },
    given: { also: ['permission-entry-unused'] },
  },
  'permission-never-granted': {
    why: '`queryPermission` answers by the permissions of the template: what is not declared is never granted, and the code behind it never runs.',
    before: {
      code: `const queryPermission = require('queryPermission');
const readTitle = require('readTitle');
if (queryPermission('read_title')) readTitle();`,
      permissions: '{}',
    },
    after: {
      code: `const queryPermission = require('queryPermission');
const readTitle = require('readTitle');
if (queryPermission('read_title')) readTitle();`,
      permissions: '{ "read_title": {} }',
    },
  },
  'log-never-printed': {
    why: 'GTM drops what is logged without the permission `logging`, in preview too, and says nothing.',
    before: { code: "const log = require('logToConsole');\nlog('sent');", permissions: '{}' },
    after: {
      code: "const log = require('logToConsole');\nlog('sent');",
      permissions: '{ "logging": { "environments": "debug" } }',
    },
  },
  'permission-unused': byPermissions(
    'Whoever adds the template is asked to grant it, and Google’s reviewers ask what it is for.',
    '{ "read_title": {} }',
    '{}',
  ),
  'permission-entry-unused': {
    why: 'Whoever adds the template is asked to grant it, and Google’s reviewers ask what it is for.',
    before: { code: sendsHit, permissions: sendsTo('https://example.com/*', 'https://old.example/*') },
    after: { code: sendsHit, permissions: sendsTo('https://example.com/*') },
  },
  'permission-access-unused': {
    why: 'Whoever adds the template is asked to let it change a global that it only reads.',
    before: { code: readsGlobal, permissions: global('app.user', true) },
    after: { code: readsGlobal, permissions: global('app.user') },
  },
  'permission-broad': {
    why: 'Google’s style guide asks for the narrowest permission that does, and so do those who add the template.',
    before: { code: sendsHit, permissions: '{ "send_pixel": { "allowedUrls": "any" } }' },
    after: { code: sendsHit, permissions: sendsTo('https://example.com/*') },
  },
} as const satisfies Partial<Record<RuleName, Explanation>>;
