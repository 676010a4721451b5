import { byteOrderMark } from './assemble.ts';
import { contentOf, layOutSection } from './layout.ts';
import { joinTemplate, type ParsedTemplate, type Section } from '../read/parse.ts';
import { readTests } from '../scenarios.ts';
import { readTemplate, refuse } from '../template.ts';
import { layOutJson, type EscapeStyle } from './write-json.ts';
import { writeTests } from './write-tests.ts';

/**
 * Writes every section anew as GTM's editor does: its JSON layout and escapes, its YAML styles, its
 * blank lines and byte order mark, line feeds only. Sections keep their order, and code, notes and
 * unknown sections their text. An editor's export comes back as it is.
 * @throws CannotRun when a section cannot be read.
 */
export function formatTemplate(text: string, file: string): string {
  const { template, messages } = readTemplate(text, file);
  refuse(messages.filter(({ rule }) => rule === 'json-syntax' || rule === 'yaml-syntax'));
  const { parsed } = template;
  return joinTemplate({
    byteOrderMarks: byteOrderMark,
    preamble: parsed.preamble.replaceAll('\r\n', '\n'),
    sections: parsed.sections.map((section) =>
      layOutSection(section.name, formatContent(section, editorEscapes(section, parsed))),
    ),
  });
}

const jsonSections = /^(?:INFO|TEMPLATE_PARAMETERS|(?:WEB|SERVER)_PERMISSIONS|VENDOR_DETAILS)$/;

/** A section's content as the editor writes it; of a section that is no JSON and no YAML only its line ends change. */
export function formatContent(section: Section, escapes: EscapeStyle = 'html-safe'): string {
  const content = contentOf(section).content.replaceAll('\r\n', '\n');
  if (content.trim() === '') return '';
  if (jsonSections.test(section.name)) return layOutJson(content, escapes);
  if (section.name !== 'TESTS') return content;
  const { description, scenarios, setup } = readTests(content);
  return writeTests({ description, scenarios, setup: setup?.code });
}

/**
 * The editor of 2019, which wrote the permissions before the code, did not escape `< > & = '` at first;
 * a section of such a file that has none of its escapes is left without.
 */
export function editorEscapes(section: Section, { sections }: ParsedTemplate): EscapeStyle {
  const permissions = sections.findIndex(({ name }) => name.endsWith('_PERMISSIONS'));
  const code = sections.findIndex(({ name }) => name.startsWith('SANDBOXED_JS'));
  const isOf2019 = permissions !== -1 && permissions < code;
  return isOf2019 && !/\\u00(?:3[cde]|2[67])/i.test(section.body) ? 'plain' : 'html-safe';
}
