import { galleryTerms } from '../../tpl/write/assemble.ts';
import type { FileLayout, SectionLayout } from '../../tpl/write/file-layout.ts';
import type { Files } from '../../tpl/folder/folder.ts';
import { isJsonArray, isJsonObject, readJson, type Json, type JsonObject } from '../../tpl/json.ts';
import { contentEnd, contentOf, contentStart, type Content } from '../../tpl/write/layout.ts';
import { parseTemplate, type Section } from '../../tpl/read/parse.ts';
import { fileNameOf } from '../../tpl/folder/parts.ts';
import { decodePermissions, encodePermissions, type Permissions } from '../../tpl/permissions.ts';
import { readTests } from '../../tpl/scenarios.ts';
import { sectionNames, type ContainerKind } from '../../tpl/template.ts';
import { splitThumbnail } from '../../tpl/thumbnail.ts';
import { writeJson, type EscapeStyle } from '../../tpl/write/write-json.ts';
import { shortInfo } from '../info.ts';
import { writeScenario } from '../scenario-files.ts';

/** A template as the parts of a project. A part that cannot be read is undefined, and its section in one piece. */
export interface TakenApart {
  readonly kind: ContainerKind;
  readonly info: JsonObject | undefined;
  readonly fields: readonly JsonObject[] | undefined;
  readonly permissions: Permissions | undefined;
  /** As it stands in the file, without the empty lines around it. */
  readonly code: string;
  readonly notes: string;
  /** The icon and the tests, by their path in the folder `template`. */
  readonly files: Files;
  /** What the parts do not say. A section with a text stays in one piece. */
  readonly layout: FileLayout;
}

/**
 * The parts of which a build makes the same template again: the same bytes in every section that GTM's editor
 * wrote, equal values in those that somebody laid out otherwise.
 * @throws CannotRun when the text is no template.
 */
export function takeApart(text: string, file: string): TakenApart {
  const isCrlf = text.includes('\r\n') && !/(?<!\r)\n/.test(text);
  const parsed = parseTemplate(isCrlf ? text.replaceAll('\r\n', '\n') : text, file);
  const found: Found = { files: new Map(), notes: '', uneditedPermissions: [] };
  const seen = new Set<string>();
  const sections = parsed.sections.map((section, index, { length }): SectionLayout => {
    const { name, header } = section;
    const { before, content, after } = spreadOf(section);
    const take = seen.has(name) ? undefined : takers[name];
    seen.add(name);
    const taken = take?.(content, found);
    return {
      name,
      ...(header === `___${name}___\n` ? {} : { header }),
      ...(before === contentStart ? {} : { before }),
      ...(after === contentEnd || index === length - 1 ? {} : { after }),
      ...(taken?.escapes === 'plain' ? { escapes: 'plain' } : {}),
      ...(taken === undefined ? { text: content } : {}),
    };
  });
  if (found.info === undefined && found.acceptsTerms === true) {
    // It is the info that says so in a project.
    const at = sections.findIndex(({ name }) => name === 'TERMS_OF_SERVICE');
    sections.splice(at, 1, { ...sections[at], name: 'TERMS_OF_SERVICE', text: galleryTerms });
  }
  const { uneditedPermissions } = found;
  const last = parsed.sections.at(-1);
  const end = last === undefined ? contentEnd : spreadOf(last).after;
  const kind = seen.has(sectionNames.server.code) ? 'server' : 'web';
  const layout: FileLayout = {
    ...(parsed.byteOrderMarks.length === 1 ? {} : { byteOrderMarks: parsed.byteOrderMarks.length }),
    ...(parsed.preamble === '' ? {} : { preamble: parsed.preamble }),
    ...(isCrlf ? { lineEnds: 'CRLF' } : {}),
    ...(end === contentEnd ? {} : { end }),
    ...(uneditedPermissions.length === 0 ? {} : { uneditedPermissions }),
    ...(isUsual(sections, kind, found) ? {} : { sections }),
  };
  const code = isCrlf ? (found.code ?? '').replaceAll('\n', '\r\n') : (found.code ?? '');
  const info =
    found.info === undefined || found.acceptsTerms !== true
      ? found.info
      : { ...found.info, acceptsGalleryTerms: true };
  const { fields, permissions, notes, files } = found;
  return { kind, info, fields, permissions, code, notes, files, layout };
}

/** The empty lines of a section without content stand after it, but for the first. */
function spreadOf(section: Section): Content {
  const { before, content, after } = contentOf(section);
  if (content !== '' || !before.startsWith(contentStart)) return { before, content, after };
  return { before: contentStart, content, after: before.slice(contentStart.length) };
}

/** Whether the sections are those that the editor writes, as it writes them. */
function isUsual(sections: readonly SectionLayout[], kind: ContainerKind, found: Found): boolean {
  const { code, permissions } = sectionNames[kind];
  const usual = [
    ...(found.acceptsTerms === true ? ['TERMS_OF_SERVICE'] : []),
    'INFO',
    'TEMPLATE_PARAMETERS',
    code,
    ...(Object.keys(found.permissions ?? {}).length > 0 ? [permissions] : []),
    'TESTS',
    'NOTES',
  ];
  return (
    sections.map(({ name }) => name).join() === usual.join() &&
    sections.every((section) => Object.keys(section).length === 1)
  );
}

/** What the sections have brought so far. */
interface Found {
  info?: JsonObject;
  fields?: readonly JsonObject[];
  permissions?: Permissions;
  uneditedPermissions: string[];
  code?: string;
  notes: string;
  acceptsTerms?: boolean;
  readonly files: Map<string, string | Uint8Array>;
}

/** Takes a section's content over; undefined when it has to stay in one piece. */
type Take = (content: string, found: Found) => { readonly escapes?: EscapeStyle } | undefined;

const takeCode: Take = (content, found) => {
  found.code = content;
  return {};
};

const takePermissions: Take = (content, found) => {
  const value = jsonOf(content, '[]');
  let isReadable = value !== undefined;
  const permissions = decodePermissions(value ?? [], () => (isReadable = false));
  const unedited = (isJsonArray(value) ? value.filter(isJsonObject) : []).filter(
    (declared) => !('clientAnnotations' in declared),
  );
  const names = unedited.flatMap((declared) =>
    Object.entries(decodePermissions([declared])).flatMap(([name, params]) =>
      Object.keys(params).length > 0 ? name : [],
    ),
  );
  const written = encodePermissions(permissions, [], names);
  if (!isReadable || JSON.stringify(written) !== JSON.stringify(value)) return undefined;
  found.permissions = permissions;
  found.uneditedPermissions = names;
  return { escapes: escapesOf(content, written) };
};

const takers: Readonly<Record<string, Take>> = {
  TERMS_OF_SERVICE(content, found) {
    if (content !== galleryTerms) return undefined;
    found.acceptsTerms = true;
    return {};
  },
  INFO(content, found) {
    const value = jsonOf(content);
    if (!isJsonObject(value)) return undefined;
    const { info, files } = splitThumbnail(value);
    const [icon] = files.keys();
    found.info = shortInfo(info, icon);
    for (const [name, image] of files) found.files.set(name, image);
    return { escapes: escapesOf(content, value) };
  },
  TEMPLATE_PARAMETERS(content, found) {
    const value = jsonOf(content, '[]');
    if (!isJsonArray(value) || !value.every(isJsonObject)) return undefined;
    found.fields = value;
    return { escapes: escapesOf(content, value) };
  },
  SANDBOXED_JS_FOR_WEB_TEMPLATE: takeCode,
  SANDBOXED_JS_FOR_SERVER: takeCode,
  WEB_PERMISSIONS: takePermissions,
  SERVER_PERMISSIONS: takePermissions,
  TESTS(content, found) {
    const { scenarios, setup, faults } = readTests(content);
    if (faults.length > 0) return undefined;
    const width = String(scenarios.length).length;
    for (const [index, scenario] of scenarios.entries()) {
      const number = String(index + 1).padStart(Math.max(2, width), '0');
      found.files.set(`tests/scenarios/${number}-${fileNameOf(scenario.name)}.js`, writeScenario(scenario));
    }
    if (setup !== undefined) found.files.set('tests/setup.js', `${setup.code}\n`);
    return {};
  },
  NOTES(content, found) {
    found.notes = content.replaceAll('\r\n', '\n');
    return {};
  },
};

function jsonOf(content: string, otherwise = ''): Json | undefined {
  return readJson(content.trim() === '' ? otherwise : content).value;
}

/** `plain` when that alone gives the content's bytes: a section as the editor of 2019 wrote it. */
function escapesOf(content: string, value: JsonObject | readonly JsonObject[] | Json): EscapeStyle {
  if (value === null) return 'html-safe';
  const written = (escapes: EscapeStyle): boolean => writeJson(value, escapes) === content;
  return !written('html-safe') && written('plain') ? 'plain' : 'html-safe';
}
