import { CannotRun } from '../../messages/cannot-run.ts';
import type { FileLayout, SectionLayout } from './file-layout.ts';
import { contentEnd, contentStart, endOfLines } from './layout.ts';
import { findMarker } from '../read/parse.ts';
import { encodePermissions, type Permissions } from '../permissions.ts';
import { sectionNames, type ContainerKind } from '../template.ts';
import { writeJson, type EscapeStyle } from './write-json.ts';
import { writeTests } from './write-tests.ts';

/** What a template consists of. Objects are written with their properties in the order they have here. */
export interface TemplateValues {
  readonly kind: ContainerKind;
  /**
   * True when the author has accepted the gallery's terms of service, which writes Google's text of it;
   * a text is written as it is.
   */
  readonly terms?: boolean | string;
  /** Undefined only for a broken file that has none. */
  readonly info: object | undefined;
  readonly fields: readonly object[];
  /** Sandboxed JavaScript, written as it is. */
  readonly code: string;
  readonly permissions: Permissions;
  readonly scenarios: readonly { readonly name: string; readonly code: string }[];
  readonly setup?: string | undefined;
  readonly notes: string;
}

/** The text that GTM's editor writes once the author ticks the box. */
export const galleryTerms = `By creating or modifying this file you agree to Google Tag Manager's Community
Template Gallery Developer Terms of Service available at
https://developers.google.com/tag-manager/gallery-tos (or such other URL as
Google may provide), as modified from time to time.`;

/** GTM's editor starts each file with it. */
export const byteOrderMark = '\uFEFF';

/**
 * Writes a whole `.tpl` file as GTM's editor exports it, or as `layout` says: the same values give the same bytes.
 * @throws CannotRun when a line of the code, the notes or the terms looks like a section's marker.
 */
export function assembleTemplate(values: TemplateValues, layout: FileLayout = {}): string {
  const contents = contentsOf(values, layout);
  const sections = inOrder(contents, layout.sections ?? []).map(
    ({ name, header, before = contentStart, after = contentEnd, escapes, text }, index, { length }) => {
      const content = text ?? contents.find((each) => each.name === name)?.write(escapes) ?? '';
      refuseMarker(name, content);
      return (
        (header ?? `___${name}___\n`) +
        before +
        content +
        (index < length - 1 ? after : (layout.end ?? after))
      );
    },
  );
  const { byteOrderMarks = 1, preamble = '', lineEnds } = layout;
  const whole = byteOrderMark.repeat(byteOrderMarks) + preamble + sections.join('');
  return lineEnds === undefined ? whole : whole.replace(/\r?\n/g, '\r\n');
}

interface SectionContent {
  readonly name: string;
  /** Whether a file that has not had the section needs it. */
  readonly isNeeded: boolean;
  write(escapes?: EscapeStyle): string;
}

/** What there is to write, in the order in which the editor writes it. */
function contentsOf(values: TemplateValues, layout: FileLayout): SectionContent[] {
  const names = sectionNames[values.kind];
  const { info, fields, code, scenarios, setup, notes } = values;
  const terms = values.terms === true ? galleryTerms : values.terms === false ? undefined : values.terms;
  const permissions = encodePermissions(values.permissions, [], layout.uneditedPermissions);
  return [
    ...(terms === undefined ? [] : [{ name: 'TERMS_OF_SERVICE', isNeeded: true, write: () => terms }]),
    ...(info === undefined
      ? []
      : [{ name: 'INFO', isNeeded: true, write: (escapes?: EscapeStyle) => writeJson(info, escapes) }]),
    { name: 'TEMPLATE_PARAMETERS', isNeeded: true, write: (escapes) => writeJson(fields, escapes) },
    { name: names.code, isNeeded: true, write: () => withoutBlankLines(code) },
    {
      name: names.permissions,
      isNeeded: permissions.length > 0,
      write: (escapes) => writeJson(permissions, escapes),
    },
    {
      name: 'TESTS',
      isNeeded: scenarios.length > 0 || setup !== undefined,
      write: () => writeTests({ scenarios, setup }),
    },
    { name: 'NOTES', isNeeded: notes.trim() !== '', write: () => withoutBlankLines(notes) },
  ];
}

/**
 * The sections as the layout lists them; one that is needed and not listed stands before the first listed one that
 * the editor would write after it. Without a list there are all that the editor writes.
 */
function inOrder(contents: readonly SectionContent[], listed: readonly SectionLayout[]): SectionLayout[] {
  if (listed.length === 0) {
    return contents.filter(({ name, isNeeded }) => isNeeded || /^(?:TESTS|NOTES)$/.test(name));
  }
  const sections = listed.filter(
    ({ name, text }) => text !== undefined || contents.some((each) => each.name === name),
  );
  const missing = contents.filter(
    ({ name, isNeeded }) => isNeeded && !listed.some((section) => section.name === name),
  );
  for (const { name } of missing) {
    const later = contents.slice(contents.findIndex((each) => each.name === name) + 1);
    const at = sections.findIndex((section) => later.some((each) => each.name === section.name));
    sections.splice(at === -1 ? sections.length : at, 0, { name });
  }
  return sections;
}

function withoutBlankLines(text: string): string {
  return text.slice(0, endOfLines(text)).replace(/^(?:\r?\n)+/, '');
}

/** @throws CannotRun when the section's content would be cut in two by a reader of the file. */
export function refuseMarker(name: string, content: string): void {
  const found = findMarker(content);
  if (found === undefined) return;
  throw new CannotRun(
    `___${name}___, line ${found.line} of its content: GTM would take the line ___${found.name}___ for the start of another section; indent it.`,
  );
}
