import { readJson } from '../../tpl/json.ts';
import { contentOf } from '../../tpl/write/layout.ts';
import { parseTemplate, type Section } from '../../tpl/read/parse.ts';
import { readTests } from '../../tpl/scenarios.ts';

/** What has become of a section: nothing, another layout of the same values, or other values. */
export interface SectionChange {
  readonly section: string;
  readonly change: 'none' | 'layout' | 'values';
}

/** Compares two texts of a template section by section, in the order of the first. */
export function compareSections(before: string, after: string): SectionChange[] {
  const [old, now] = [parseTemplate(before, 'before'), parseTemplate(after, 'after')];
  const names = [...old.sections, ...now.sections.slice(old.sections.length)].map(({ name }) => name);
  return names.map((name, index): SectionChange => {
    const [one, other] = [old.sections[index], now.sections[index]];
    if (one === undefined || other === undefined || one.name !== other.name) {
      return { section: name, change: 'values' };
    }
    const isSame = one.header === other.header && one.body === other.body;
    return { section: name, change: isSame ? 'none' : valueOf(one) === valueOf(other) ? 'layout' : 'values' };
  });
}

/** A text that is equal for equal values. */
function valueOf(section: Section): string {
  const content = contentOf(section).content.replaceAll('\r\n', '\n');
  if (section.name === 'TESTS') {
    const { scenarios, setup, faults } = readTests(content);
    const tests = { scenarios: scenarios.map(({ name, code }) => [name, code]), setup: setup?.code ?? null };
    return faults.length > 0 ? content : JSON.stringify(tests);
  }
  const { value } = readJson(content);
  return value === undefined ? content : JSON.stringify(value);
}
