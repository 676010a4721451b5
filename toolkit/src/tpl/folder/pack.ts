import { CannotRun } from '../../messages/cannot-run.ts';
import { refuseMarker } from '../write/assemble.ts';
import { folderOf, type Folder } from './folder.ts';
import { isJsonArray, isJsonObject } from '../json.ts';
import { contentEnd, contentStart } from '../write/layout.ts';
import { partOf, readJsonFile, textPart } from './parts.ts';
import { manifestFile, type Manifest, type SectionEntry } from './unpack.ts';

/**
 * Puts an unpacked template together again. A section none of whose files has been changed comes back
 * byte for byte; one that has is written as GTM's editor does.
 * @throws CannotRun, naming the file, when one is missing or cannot be read.
 */
export function packTemplate(folder: Folder): string {
  const manifest = readManifest(folder);
  const sections = manifest.sections.map((section) => {
    const entry: SectionEntry = typeof section === 'string' ? { name: section } : section;
    const content = packContent(entry, folder);
    refuseMarker(entry.name, content);
    const { header = `___${entry.name}___\n`, before = contentStart, after = contentEnd } = entry;
    return header + before + content + after;
  });
  const preamble = manifest.preamble === undefined ? '' : folder.text(manifest.preamble);
  return '\uFEFF'.repeat(manifest.byteOrderMarks) + preamble + sections.join('');
}

function packContent(entry: SectionEntry, folder: Folder): string {
  const part = entry.file === undefined ? partOf(entry.name) : textPart(entry.file);
  if (part === undefined) {
    throw new CannotRun(
      `${folder.name(manifestFile)}: the section “${entry.name}” is none that has files of its own; give it a "file".`,
    );
  }
  if (entry.original === undefined) return part.join(folder, undefined);
  const original = folder.text(entry.original);
  const asUnpacked = part.split(original);
  const made = part.join(folder, original);
  const isUnchanged = asUnpacked !== undefined && part.join(folderOf(asUnpacked), original) === made;
  return isUnchanged ? original : made;
}

function readManifest(folder: Folder): Manifest {
  const value: unknown = readJsonFile(folder, manifestFile);
  if (!isManifest(value)) {
    throw new CannotRun(
      `${folder.name(manifestFile)}: this does not describe an unpacked template: it has a sha256, a number of byteOrderMarks and a list of sections.`,
    );
  }
  return value;
}

function isManifest(value: unknown): value is Manifest {
  return (
    isJsonObject(value) &&
    typeof value['sha256'] === 'string' &&
    typeof value['byteOrderMarks'] === 'number' &&
    [0, 1, 2, 3].includes(value['byteOrderMarks']) &&
    isOptionalText(value['preamble']) &&
    isJsonArray(value['sections']) &&
    value['sections'].every((section) => typeof section === 'string' || isSectionEntry(section))
  );
}

function isSectionEntry(value: unknown): boolean {
  return (
    isJsonObject(value) &&
    typeof value['name'] === 'string' &&
    ['header', 'before', 'after', 'file', 'original'].every((key) => isOptionalText(value[key]))
  );
}

function isOptionalText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}
