import type { Equivalent } from 'gtm-template-toolkit/mutate';

/** Mutants that nobody could notice, and why. `npm run mutate` says when one of them is noticed, or gone. */
export const equivalent: readonly Equivalent[] = [
  {
    file: 'toolkit/src/sandbox/permissions/checks.ts',
    line: 'const grant = Object.hasOwn(grants, publicId) ? grants[publicId] : undefined;',
    changes: ['Object.hasOwn(grants, publicId) → (grants)'],
    reason: 'What objects inherit is no permission that there is a check for, so it is refused all the same.',
  },
  {
    file: 'toolkit/src/sandbox/permissions/server-checks.ts',
    line: "if (operation !== 'write') return `Operation must be 'write', was ${String(operation)}`;",
    changes: ['String(operation) → (operation)'],
    reason: 'A template literal makes text of it all the same; GTM has no symbols, of which it could not.',
  },
  {
    file: 'src/event/text.ts',
    line: "return value == null || typeof value === 'object' ? '' : toText(value).trim();",
    changes: ["value == null || typeof value === 'object' → (typeof value === 'object')"],
    reason: 'Null is an object to typeof, and the text of undefined is empty anyhow; the question saves its way there.',
  },
];
