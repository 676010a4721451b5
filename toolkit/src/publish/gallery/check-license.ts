import { createHash } from 'node:crypto';
import type { Message } from '../../messages/message.ts';
import { message, type Repository } from './repository.ts';

/** SHA-256 of https://www.apache.org/licenses/LICENSE-2.0.txt with each run of white space as one space. */
const apache2 = '0ffddef9e48f8a09aed5caf2d44f7ba1c1be2d9b8e0a6f693b1635b2d5566645';

const copyrightLine = /Copyright (?:\[yyyy\]|\{yyyy\}|\d{4}\S*) .+/;

/**
 * The gallery takes templates under the Apache License 2.0 only, in a file named LICENSE that holds nothing else. The
 * owner may be filled in where the licence's appendix leaves room for one.
 */
export function checkLicense({ tracked, read }: Repository): Message[] {
  const text = read('LICENSE');
  const hint =
    'Take it as it is from https://www.apache.org/licenses/LICENSE-2.0.txt; notices of your own go into another file.';
  if (text === undefined) {
    const other = [...tracked].find((file) => /^licen[cs]e(?:\.\w+)?$/i.test(file));
    const found = other === undefined ? '' : ` ${other} is not found by the gallery.`;
    return [message('fault', 'license-missing', `There is no file LICENSE.${found}`, { hint })];
  }
  const normalised = text
    .replace(copyrightLine, 'Copyright [yyyy] [name of copyright owner]')
    .replace(/\s+/g, ' ')
    .trim();
  if (createHash('sha256').update(normalised).digest('hex') === apache2) return [];
  const title = text.trim().split('\n', 1)[0]?.trim() ?? '';
  const rest = /Apache License/i.test(title) ? 'it has been changed.' : `it starts with “${title}”.`;
  return [
    message('fault', 'license-text', `This is not the text of the Apache License 2.0: ${rest}`, {
      hint,
      file: 'LICENSE',
    }),
  ];
}
