import type { Template } from '../tpl/template.ts';
import type { Change, Severity } from './change.ts';
import { compareFields } from './compare-fields.ts';
import { comparePermissions } from './compare-permissions.ts';
import { list } from './fields.ts';

/** What an update from `old` to `next` does to the tags that exist, the worst first. */
export function compareTemplates(old: Template, next: Template): Change[] {
  const changes = [
    ...compareKinds(old, next),
    ...compareFields(old, next),
    ...comparePermissions(old.permissions, next.permissions),
  ];
  return changes.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

const order: readonly Severity[] = ['breaking', 'attention', 'safe'];

function compareKinds(old: Template, next: Template): Change[] {
  const changes: Change[] = [];
  const breaking = (rule: string, text: string): void => {
    changes.push({ severity: 'breaking', rule, text });
  };
  if (old.type !== next.type) {
    breaking(
      'template-type-changed',
      `The template was a ${old.type ?? 'template without type'} and is now a ${next.type ?? 'template without type'}; GTM refuses such an update.`,
    );
  }
  if (old.kind !== next.kind) {
    breaking(
      'container-changed',
      `The template was for ${old.kind} containers and is now for ${next.kind} ones; GTM refuses such an update.`,
    );
  } else {
    const contexts = list(next.info, 'containerContexts');
    for (const context of list(old.info, 'containerContexts')) {
      if (!contexts.includes(context))
        breaking('container-changed', `The template is no longer for ${String(context)} containers.`);
    }
  }
  return changes;
}
