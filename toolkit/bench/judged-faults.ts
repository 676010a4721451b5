import { checkTemplate } from '../src/check/check-template.ts';
import { CannotRun } from '../src/messages/cannot-run.ts';
import { readTextFile } from '../src/tpl/files.ts';
import { readIndex } from './corpus-index.ts';
import judgedFaults from './judged-faults.json' with { type: 'json' };

/** Faults that the checker finds in a public template, and why GTM minds them. */
export interface JudgedFault {
  readonly repository: string;
  readonly path: string;
  readonly rule: string;
  /** How many of the rule there are. */
  readonly faults: number;
  /** What it is, and what GTM itself says of it or does. */
  readonly judgement: string;
}

export interface FaultsOfAll {
  readonly templates: number;
  readonly withoutFault: number;
  readonly faults: number;
  /** `repository path: rule, 2 instead of 1` where the checker finds what nobody has judged, or no longer what was. */
  readonly unjudged: readonly string[];
}

/**
 * Checks public templates and holds the faults against those that have been judged: a fault has to be one that GTM
 * itself raises, or a failure at run time.
 * @throws CannotRun when a folder has no index
 */
export function measureFaults(
  folders: readonly string[],
  judged: readonly JudgedFault[] = judgedFaults,
): FaultsOfAll {
  const entries = folders.flatMap(readIndex);
  const found = new Map<string, number>();
  const expected = new Map<string, number>();
  let withoutFault = 0;
  for (const { repository, path, file } of entries) {
    const rules = rulesOfFaults(file);
    if (rules.length === 0) withoutFault += 1;
    for (const rule of rules) {
      const key = `${repository} ${path}: ${rule}`;
      found.set(key, (found.get(key) ?? 0) + 1);
    }
    for (const each of judged)
      if (each.repository === repository && each.path === path)
        expected.set(`${repository} ${path}: ${each.rule}`, each.faults);
  }
  const unjudged = [...new Set([...found.keys(), ...expected.keys()])].flatMap((key) => {
    const [is, was] = [found.get(key) ?? 0, expected.get(key) ?? 0];
    return is === was ? [] : [`${key}, ${is} instead of ${was}`];
  });
  const faults = [...found.values()].reduce((sum, count) => sum + count, 0);
  return { templates: entries.length, withoutFault, faults, unjudged };
}

/** `checker: 111 of 123 templates without a fault, 24 faults in the others`, and what needs a look. */
export function formatFaults({ templates, withoutFault, faults, unjudged }: FaultsOfAll): string {
  return [
    `checker: ${withoutFault} of ${templates} templates without a fault, ${faults} faults in the others`,
    ...unjudged.map((each) => `  not judged: ${each}`),
  ].join('\n');
}

function rulesOfFaults(file: string): string[] {
  try {
    return checkTemplate(readTextFile(file), file).flatMap(({ severity, rule }) =>
      severity === 'fault' ? [rule] : [],
    );
  } catch (error) {
    // What is no template at all is one fault of no rule.
    if (error instanceof CannotRun) return ['no template'];
    throw error;
  }
}
