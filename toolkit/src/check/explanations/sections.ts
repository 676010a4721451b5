import type { RuleName } from '../rules.ts';
import { byCode, byFields, byPermissions, byTemplate, byTests, type Explanation } from './explanation.ts';

export const silencing = {
  silencing: byCode(
    'A silencing is read by whoever comes next: it names the rule and says why it does not apply. One without a reason silences nothing.',
    'const name = data.sisterName; // check-allow undeclared-field',
    'const name = data.sisterName; // check-allow undeclared-field: a sister tag sets it',
    { fields: '[]', also: ['undeclared-field'] },
  ),
  'unused-silencing': byCode(
    'What it silenced has been put right, or stands on another line. Left where it is, it would hide the next finding there.',
    'const id = data.id; // check-allow undeclared-field: set by a sister tag',
    'const id = data.id;',
  ),
} as const satisfies Partial<Record<RuleName, Explanation>>;

const code = '___SANDBOXED_JS_FOR_WEB_TEMPLATE___\n…';
const main = `___INFO___\n…\n${code}`;

export const sections = {
  'missing-section': byTemplate('GTM’s editor imports no file without them.', code, main),
  'json-syntax': byFields(
    'GTM’s editor refuses the file. JSON has no comments, no commas at the end of a list and no text in single quotes.',
    '[{ "type": "LABEL", "name": "hint", "displayName": "Hint", }]',
    '[{ "type": "LABEL", "name": "hint", "displayName": "Hint" }]',
  ),
  'json-shape': byFields(
    'GTM’s editor refuses the file: INFO is an object, fields and permissions are lists.',
    '{ "type": "LABEL", "name": "hint", "displayName": "Hint" }',
    '[{ "type": "LABEL", "name": "hint", "displayName": "Hint" }]',
  ),
  'yaml-syntax': byTests(
    'GTM’s editor refuses the file. The tests are a list `scenarios`, each with a `name` and `code`, and a `setup` if they share one.',
    `scenarios:
- title: Completes
  code: runCode();`,
    `scenarios:
- name: Completes
  code: runCode();`,
  ),
  'permission-shape': byPermissions(
    'GTM’s editor reads permissions in the verbose form that it writes, with a code for the type of every value, and refuses what is written otherwise. `gtm-template unpack` or a project keeps them in a short form and writes the long one.',
    '[{ "read_title": {} }]',
    `[
  {
    "instance": {
      "key": { "publicId": "read_title", "versionId": "1" },
      "param": []
    },
    "isRequired": true
  }
]`,
    { code: "const title = require('readTitle')();", also: ['permission-missing'] },
  ),
  'duplicate-section': byTemplate(
    'GTM reads one of the two, and what stands in the other is lost.',
    `${main}\n___NOTES___\n…\n___NOTES___\n…`,
    `${main}\n___NOTES___\n…`,
  ),
  'mixed-sections': byTemplate(
    'A template is for web containers or for servers, by the section of its code; no public template has sections of both.',
    `${main}\n___SERVER_PERMISSIONS___\n…`,
    `${main}\n___WEB_PERMISSIONS___\n…`,
  ),
  'unknown-section': byTemplate(
    'GTM does not read it. A misspelt name takes what it holds, such as the tests, out of the template.',
    `${main}\n___TEST___\n…`,
    `${main}\n___TESTS___\n…`,
  ),
  'indented-marker': byTemplate(
    'GTM takes it, and all that follows, for text of the section before it.',
    `${main}\n___TESTS___\n…\n ___NOTES___\n…`,
    `${main}\n___TESTS___\n…\n___NOTES___\n…`,
    { also: ['yaml-syntax'] },
  ),
} as const satisfies Partial<Record<RuleName, Explanation>>;
