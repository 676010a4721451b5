import { applyEdits, modify } from 'jsonc-parser';
import { format, resolveConfig } from 'prettier';
import { isSeq } from 'yaml';
import { parseYaml } from '../../tpl/read/parse-yaml.ts';
import { firstNote } from './change-notes.ts';
import { CannotRun } from '../../messages/cannot-run.ts';

/** Sets one value of a JSON text and leaves everything else as it is. */
export function setJson(text: string, path: readonly (string | number)[], value: unknown): string {
  return applyEdits(text, modify(text, [...path], value, {}));
}

/**
 * Puts the entry above all others, or at the end of a file that has none yet. What stands below “Unreleased”, words
 * for people that no commit has, becomes the beginning of the entry. Of a first release they say all.
 */
export function addChangelogEntry(text: string, entry: string): string {
  const [section = '', waiting = ''] = /^## Unreleased\n([^]*?)(?=^## |(?![^]))/m.exec(text) ?? [];
  const others = text.replace(section, () => '');
  const words = waiting.trim();
  const [heading = ''] = entry.split('\n', 1);
  const listed = entry.slice(heading.length).trim();
  const isSaid = words !== '' && listed === `- ${firstNote}`;
  const whole = [heading, words, isSaid ? '' : listed].filter((part) => part !== '').join('\n\n');
  const first = /^## /m.exec(others)?.index ?? others.length;
  return `${others.slice(0, first).trimEnd()}\n\n${whole}\n\n${others.slice(first)}`.trim().concat('\n');
}

/** Puts the version above all others and keeps the comments. */
export function addVersion(
  text: string,
  version: { readonly sha: string; readonly changeNotes: string },
): string {
  const document = parseYaml(text, {});
  const versions = document.get('versions');
  if (!isSeq(versions)) throw new CannotRun('metadata.yaml has no list named versions.');
  versions.flow = false;
  versions.items.unshift(document.createNode(version));
  return document.toString();
}

/** As prettier would have it, so that a release needs no other commit to please the linter. */
export async function formatted(text: string, file: string): Promise<string> {
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}
