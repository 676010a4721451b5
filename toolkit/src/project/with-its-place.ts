import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The text of a module with its own place written into it: compiled to somewhere else it would ask for that in vain.
 * @param file absolute
 */
export function withItsPlace(text: string, file: string): string {
  return text
    .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)))
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href));
}
