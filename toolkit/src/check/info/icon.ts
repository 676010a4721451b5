import { isJsonObject } from '../../tpl/json.ts';
import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';
import { readImageHeader } from './image-header.ts';
import { icon } from './info-values.ts';

const dataUri = /^data:image\/[a-z0-9.+-]+;base64,([A-Za-z0-9+/\s]*={0,2})$/;

/** The gallery's demands on the icon: a square PNG, JPEG or GIF of 48 to 96 pixels and under 50 kB. */
export function checkIcon({ template }: Subject, report: Report): void {
  const { brand } = template.info;
  const thumbnail = isJsonObject(brand) ? brand['thumbnail'] : undefined;
  if (thumbnail === undefined || thumbnail === '') return;
  const say = (rule: 'icon-format' | 'icon-size', text: string, hint: string): void =>
    report(rule, { text, hint, at: template.locateJson('INFO', ['brand', 'thumbnail'], 'key') });

  const base64 = typeof thumbnail === 'string' ? dataUri.exec(thumbnail)?.[1] : undefined;
  const bytes = base64 === undefined ? undefined : decodeBase64(base64);
  if (bytes === undefined) {
    say(
      'icon-format',
      'The icon is no image in a data URI.',
      'Write data:image/png;base64, and the image in Base64.',
    );
    return;
  }
  if (bytes.length > icon.bytes) {
    say(
      'icon-format',
      `The icon has ${bytes.length} bytes; the gallery takes less than ${icon.bytes}.`,
      'Reduce its colours or its size.',
    );
  }
  const header = readImageHeader(bytes);
  if (header === undefined) {
    say('icon-format', 'The icon is no PNG, JPEG or GIF.', 'Convert it to PNG.');
    return;
  }
  const { width, height, format } = header;
  if (width !== height) {
    say(
      'icon-size',
      `The icon is not square: ${width} × ${height} pixels (${format}).`,
      'Cut or pad it to a square.',
    );
  } else if (width < icon.smallest || width > icon.largest) {
    say(
      'icon-size',
      `The icon is ${width} × ${height} pixels (${format}); the gallery takes ${icon.smallest} to ${icon.largest}.`,
      `Scale it to ${icon.largest} × ${icon.largest} pixels.`,
    );
  }
}

function decodeBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}
