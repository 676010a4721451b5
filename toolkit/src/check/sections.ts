import { locationAt } from '../tpl/read/place.ts';
import { sectionNames } from '../tpl/template.ts';
import type { Report } from './report.ts';
import type { Subject } from './subject.ts';
import { closest } from '../messages/closest.ts';

const known: readonly string[] = [
  'TERMS_OF_SERVICE',
  'INFO',
  'TEMPLATE_PARAMETERS',
  ...Object.values(sectionNames).flatMap(({ code, permissions }) => [code, permissions]),
  'TESTS',
  'NOTES',
  'VENDOR_DETAILS',
];

/** Sections that GTM reads another way than their author means, or not at all. */
export function checkSections({ template }: Subject, report: Report): void {
  const { parsed, kind } = template;
  const seen = new Set<string>();
  for (const { name, line } of parsed.sections) {
    const at = template.locate({ line, column: 0 }, name.length + 6, name);
    if (!known.includes(name)) {
      const meant = closest(name, known);
      report('unknown-section', {
        text: `GTM knows no section ___${name}___.`,
        hint: meant === undefined ? undefined : `Did you mean ___${meant}___?`,
        at,
      });
    } else if (seen.has(name)) {
      report('duplicate-section', {
        text: `There is a second ___${name}___ section; GTM reads one.`,
        hint: 'Remove one of them.',
        at,
      });
    }
    seen.add(name);
  }
  const other = sectionNames[kind === 'web' ? 'server' : 'web'];
  for (const { name, line } of parsed.sections) {
    if (name !== other.code && name !== other.permissions) continue;
    report('mixed-sections', {
      text: `___${name}___ does not belong in a template whose code is for ${kind} containers.`,
      hint: 'One template is for web containers or for server containers.',
      at: template.locate({ line, column: 0 }, name.length + 6, name),
    });
  }
  for (const match of parsed.text.matchAll(/^[ \t]+___([A-Z][A-Z0-9_]*?)___[ \t]*$/gm)) {
    if (!known.includes(match[1] ?? '')) continue;
    report('indented-marker', {
      text: `This marker is indented, so GTM takes it for text of the section before it.`,
      hint: 'A marker starts its line.',
      at: locationAt(parsed, match.index + match[0].indexOf('_'), match[0].trim().length),
    });
  }
}
