import type { Equivalent } from 'gtm-template-toolkit/mutate';

/** Mutants that nobody could notice, and why. `npm run mutate` says when one of them is noticed, or gone. */
export const equivalent: readonly Equivalent[] = [
  {
    file: 'toolkit/src/sandbox/permissions/grants.ts',
    line: "return typeof value === 'object' && !isList(value);",
    changes: ["typeof value === 'object' && !isList(value) → (typeof value === 'object')"],
    reason:
      'A list has no columns: whoever asks a row for one gets undefined of it, as of a row that lacks it.',
  },
  {
    file: 'toolkit/src/sandbox/permissions/url-pattern.ts',
    line: 'if (host === undefined || path === undefined) return undefined;',
    changes: [
      'host === undefined || path === undefined → (host === undefined)',
      'host === undefined || path === undefined → (path === undefined)',
    ],
    reason: 'A pattern of the right form has both.',
  },
  {
    file: 'toolkit/src/sandbox/permissions/url-pattern.ts',
    line: "const [first = '', ...rest] = pieces;",
    changes: ["'' → 'mutant'"],
    reason: 'There is always a first piece; the compiler does not know that.',
  },
  {
    file: 'toolkit/src/sandbox/apis/argument-types.ts',
    line: "`Argument error in ${api}. Expected argument types [${expected.join(',')}], but received [${received.join(',')}].`,",
    changes: ["expected.join(',') → expected", "received.join(',') → received", "',' → nothing"],
    reason: 'A list in a text is its items with commas between them; a reader need not know that.',
  },
  {
    file: 'src/event/identities.ts',
    line: "const type = identityTypes[name] || identityTypes[bare(name).replace('otherid', 'other')];",
    changes: [
      "identityTypes[name] || identityTypes[bar … herid', 'other')] → (identityTypes[bare(name).replace('otherid', 'other')])",
    ],
    reason:
      'A name that is spelled as it should be is found by its bare letters too; most are, and save their way there.',
  },
  {
    file: 'src/event/pairs.ts',
    line: 'if (table) {',
    changes: ['table → true'],
    reason: 'No table has no rows; the question saves the way there.',
  },
  {
    file: 'src/event/text.ts',
    line: "return json === 'null' ? '' : toText(json || '');",
    changes: ["toText(json || '') → (json || '')"],
    reason: 'JSON escapes half a pair since 2019, as here; browsers before that leave it in the text.',
  },
  {
    file: 'src/pixel-url.ts',
    line: 'const pairs = event.lists[list] || {};',
    changes: ['event.lists[list] || {} → (event.lists[list])'],
    reason: 'The name is one of the object’s own; the compiler does not know that.',
  },
  {
    file: 'src/pixel-url.ts',
    line: "'&' + list + (list === 'ui' ? '_t=' : '_k=') + all.join(',') + '&' + list + '_v=' + allValues.join(',');",
    changes: ["all.join(',') → all", "allValues.join(',') → allValues", "',' → nothing"],
    reason: 'A list in a text is its items with commas between them; a reader need not know that.',
  },
  {
    file: 'src/event/text.ts',
    line: "return value == null || typeof value === 'object' ? '' : toText(value).trim();",
    changes: ["value == null || typeof value === 'object' → (typeof value === 'object')"],
    reason:
      'Null is an object to typeof, and the text of undefined is empty anyhow; the question saves its way there.',
  },
];
