import type { Explained } from 'gtm-template-toolkit/cli';
import { pixelHost } from './address.ts';
import { decodePixelUrl } from './decode/decode.ts';
import { formatDecodedPixel } from './format.ts';

/** The event in a request to the Pixel Service; undefined for any other request. */
export function explainPixel(url: string, options: { readonly colour: boolean }): Explained | undefined {
  if (!url.includes(`//${pixelHost}/`)) return undefined;
  const decoded = decodePixelUrl(url);
  return { text: formatDecodedPixel(decoded, options), json: { event: decoded.event } };
}
