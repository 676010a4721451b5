import type * as acorn from 'acorn';
import { checkMembers } from './check-members.ts';
import { findConstructs, undeclaredNames } from './check-syntax.ts';
import type { Faults } from '../faults.ts';
import { analyzeScopes } from '../syntax/scopes.ts';

/** What the compiler cannot turn into anything that GTM accepts. */
export function checkSource(program: acorn.Program, faults: Faults): void {
  const scopes = analyzeScopes(program);
  for (const { node, construct } of findConstructs(program, faults.origin.code, scopes)) {
    if (construct?.treatment !== 'refused') continue;
    faults.add(node, {
      rule: construct.id,
      text: construct.reason,
      ...(construct.hint === undefined ? {} : { hint: construct.hint }),
    });
  }
  for (const { node, ...message } of undeclaredNames(scopes, new Set(), faults.kind))
    faults.add(node, importHint(message));
  for (const { node, ...message } of checkMembers(program, scopes, faults.kind)) faults.add(node, message);
}

/** In a source file an API is imported, not required. */
function importHint<Message extends { readonly hint?: string }>(message: Message): Message {
  const name = /const (\w+) = require\('\1'\);/.exec(message.hint ?? '')?.[1];
  return name === undefined ? message : { ...message, hint: `Write: import { ${name} } from 'gtm';` };
}
