import { createRecorder, type LogPage, type Received, type Recorder } from 'gtm-template-toolkit/recorder';
import { pixelHost } from '../address.ts';
import { decodeRequestedUrl, type DecodedPixel } from '../decode/decode.ts';

/** One request to the pixel, decoded and validated; answered `not found`, mParticle would not have heard of it. */
export type Hit = Received & Omit<DecodedPixel, 'url'>;
export type HitPage = LogPage<Hit>;
export type PixelService = Recorder<Hit>;

/** The request handler of the embedded pixel service: `/v1/…` are its hits. */
export function createPixelService({ onHit }: { readonly onHit?: (hit: Hit) => void } = {}): PixelService {
  const origin = `https://${pixelHost}`;
  return createRecorder<Hit>({
    urlOf: (target) => (target.startsWith('/v1/') ? `${origin}${target}` : undefined),
    missing(url) {
      const [path = ''] = url.slice(origin.length).split(/[?#]/, 1);
      return /^\/v1\/[^/]+\/Pixel$/.test(path) ? undefined : 'The pixel is at /v1/{key}/Pixel.';
    },
    read(received) {
      const { event, problems } = decodeRequestedUrl(received.url);
      return { ...received, event, problems };
    },
    ...(onHit === undefined ? {} : { onHit }),
  });
}
