import { encodeUriComponent } from 'gtm';

/** Percent-encodes text. Half a surrogate pair, which no URL can carry, is left out by itself. */
export function encode(text: string): string {
  const encoded = encodeUriComponent(text);
  if (encoded !== undefined) return encoded;
  // The first half of a pair only encodes with the second, the second never by itself.
  return text
    .split('')
    .map(
      (half, index, halves) => encodeUriComponent(half) || encodeUriComponent(half + halves[index + 1]) || '',
    )
    .join('');
}
