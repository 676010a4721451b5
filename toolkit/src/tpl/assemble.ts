import { CannotRun } from '../messages/cannot-run.ts';
import { layOutSection } from './layout.ts';
import { findMarker } from './parse.ts';
import { encodePermissions, type Permissions } from './permissions.ts';
import { sectionNames, type ContainerKind } from './template.ts';
import { writeJson } from './write-json.ts';
import { writeTests } from './write-tests.ts';

/** What a template consists of. Objects are written with their properties in the order they have here. */
export interface TemplateValues {
  readonly kind: ContainerKind;
  /**
   * True when the author has accepted the gallery's terms of service, which writes Google's text of it;
   * a text is written as it is.
   */
  readonly terms?: boolean | string;
  readonly info: object;
  readonly fields: readonly object[];
  /** Sandboxed JavaScript, written as it is. */
  readonly code: string;
  readonly permissions: Permissions;
  readonly scenarios: readonly { readonly name: string; readonly code: string }[];
  readonly setup?: string;
  readonly notes: string;
}

/** The text that GTM's editor writes once the author ticks the box. */
const galleryTerms = `By creating or modifying this file you agree to Google Tag Manager's Community
Template Gallery Developer Terms of Service available at
https://developers.google.com/tag-manager/gallery-tos (or such other URL as
Google may provide), as modified from time to time.`;

/** GTM's editor starts each file with it. */
export const byteOrderMark = '\uFEFF';

/**
 * Writes a whole `.tpl` file as GTM's editor exports it: the same values give the same bytes.
 * @throws CannotRun when a line of the code, the notes or the terms looks like a section's marker.
 */
export function assembleTemplate(values: TemplateValues): string {
  const names = sectionNames[values.kind];
  const terms = values.terms === true ? galleryTerms : values.terms === false ? undefined : values.terms;
  const permissions = encodePermissions(values.permissions);
  const contents: readonly (readonly [string, string | undefined])[] = [
    ['TERMS_OF_SERVICE', terms],
    ['INFO', writeJson(values.info)],
    ['TEMPLATE_PARAMETERS', writeJson(values.fields)],
    [names.code, values.code.replace(/^\n+|\n+$/g, '')],
    [names.permissions, permissions.length === 0 ? undefined : writeJson(permissions)],
    ['TESTS', writeTests(values)],
    ['NOTES', values.notes.replace(/^\n+|\n+$/g, '')],
  ];
  const sections = contents.flatMap(([name, content]) =>
    content === undefined ? [] : [layOutSection(name, content)],
  );
  for (const [name, content] of contents) refuseMarker(name, content ?? '');
  return byteOrderMark + sections.map(({ header, body }) => header + body).join('');
}

/** @throws CannotRun when the section's content would be cut in two by a reader of the file. */
export function refuseMarker(name: string, content: string): void {
  const found = findMarker(content);
  if (found === undefined) return;
  throw new CannotRun(
    `___${name}___, line ${found.line} of its content: GTM would take the line ___${found.name}___ for the start of another section; indent it.`,
  );
}
