import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';

/** GTM's list of tests shows names alone, so two of one name cannot be told apart. */
export function checkScenarios({ template }: Subject, report: Report): void {
  const seen = new Set<string>();
  for (const { name, nameLine } of template.scenarios) {
    if (seen.has(name)) {
      report('duplicate-scenario', {
        text: `There are two scenarios named “${name}”.`,
        at: template.locate({ line: nameLine, column: 0 }, 0, 'TESTS'),
      });
    }
    seen.add(name);
  }
}
