import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { closest } from '../../messages/closest.ts';
import type { Location, Message } from '../../messages/message.ts';
import { parseYaml } from '../../tpl/read/parse-yaml.ts';
import { locationAt } from '../../tpl/read/place.ts';

/** One entry of metadata.yaml's `versions`. */
export interface ReleasedVersion {
  /** The commit whose `template.tpl` the gallery offers: 40 hexadecimal digits. */
  readonly sha: string;
  readonly changeNotes: string;
  /** Where the SHA stands. */
  readonly location: Location;
}

export interface Metadata {
  readonly homepage: string | undefined;
  readonly documentation: string | undefined;
  /** Newest first. */
  readonly versions: readonly ReleasedVersion[];
}

const rootKeys = ['homepage', 'documentation', 'versions'];
const versionKeys = ['sha', 'changeNotes'];

/**
 * Reads the metadata.yaml that Google's gallery asks for. What is wrong with its form is in `messages`; a version
 * that has no well-formed SHA is left out.
 */
export function readMetadata(
  text: string,
  file: string,
): { readonly metadata: Metadata; readonly messages: Message[] } {
  const messages: Message[] = [];
  const at = (node: Node | null | undefined, length?: number): Location => {
    const [start = 0, end = start] = node?.range ?? [];
    return locationAt({ file, text }, start, length ?? end - start);
  };
  const fault = (rule: string, message: string, location: Location, hint?: string): void => {
    messages.push({
      rule,
      severity: 'fault',
      text: message,
      location,
      ...(hint === undefined ? {} : { hint }),
    });
  };

  // All scalars are text: an unquoted SHA may look like a number.
  const document = parseYaml(text, {
    schema: 'failsafe',
    prettyErrors: false,
  });
  for (const { message, pos } of document.errors)
    fault('metadata-syntax', `This is no YAML: ${message}.`, locationAt({ file, text }, pos[0], 1));
  const root = document.contents;
  const nothing: Metadata = { homepage: undefined, documentation: undefined, versions: [] };
  if (document.errors.length > 0) return { metadata: nothing, messages };
  if (!isMap(root)) {
    fault('metadata-shape', 'metadata.yaml is a map with homepage, documentation and versions.', at(root, 1));
    return { metadata: nothing, messages };
  }

  const checkKeys = (map: YAMLMap, known: readonly string[]): void => {
    for (const { key } of map.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (known.includes(name) || !isScalar(key)) continue;
      const meant = closest(name, known);
      fault(
        'metadata-key',
        `The gallery knows no key “${name}” here and ignores it.`,
        at(key),
        meant === undefined ? `It knows ${known.join(', ')}.` : `Write ${meant}.`,
      );
    }
  };
  const readText = (map: YAMLMap, key: string): { node: Node; value: string } | undefined => {
    const node = map.get(key, true);
    if (node === undefined) return undefined;
    if (isScalar(node) && typeof node.value === 'string') return { node, value: node.value.trim() };
    fault('metadata-shape', `${key} is a text.`, at(isScalar(node) ? node : undefined));
    return undefined;
  };
  const readUrl = (key: string): string | undefined => {
    const found = readText(root, key);
    if (found === undefined) return undefined;
    if (URL.canParse(found.value) && /^https?:$/.test(new URL(found.value).protocol)) return found.value;
    fault('metadata-url', `${key} is the address of a web page, not “${found.value}”.`, at(found.node));
    return undefined;
  };

  checkKeys(root, rootKeys);
  const versions: ReleasedVersion[] = [];
  const list = root.get('versions', true);
  if (!isSeq(list)) {
    fault(
      'metadata-shape',
      'metadata.yaml needs the list versions, each with sha and changeNotes.',
      at(list ?? root, 1),
      'Before the first release write: versions: []',
    );
  }
  for (const item of isSeq(list) ? list.items : []) {
    if (!isMap(item)) {
      fault(
        'metadata-shape',
        'A version is a map with sha and changeNotes.',
        at(isScalar(item) ? item : list),
      );
      continue;
    }
    checkKeys(item, versionKeys);
    const sha = readText(item, 'sha');
    const notes = readText(item, 'changeNotes');
    if (notes === undefined || notes.value === '') {
      fault('change-notes', 'The version has no change notes, which the gallery shows.', at(item, 1));
    }
    if (sha === undefined) fault('version-sha', 'The version names no commit.', at(item, 1), 'Add: sha: …');
    else if (!/^[0-9a-f]{40}$/i.test(sha.value)) {
      fault(
        'version-sha',
        `“${sha.value}” is no commit: a SHA has 40 hexadecimal digits.`,
        at(sha.node),
        'git rev-parse prints it whole.',
      );
    } else if (versions.some((version) => version.sha === sha.value.toLowerCase())) {
      fault('version-twice', 'An entry above names this commit already.', at(sha.node));
    } else {
      versions.push({
        sha: sha.value.toLowerCase(),
        changeNotes: notes?.value ?? '',
        location: at(sha.node),
      });
    }
  }
  const metadata = { homepage: readUrl('homepage'), documentation: readUrl('documentation'), versions };
  return { metadata, messages };
}
