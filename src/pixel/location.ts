import { Math, makeNumber } from 'gtm';
import { toText } from './text.ts';
import { warn } from './warnings.ts';

/** `latitude,longitude` in degrees, or '' unless both are numbers within range. */
export function location(latitude: unknown, longitude: unknown): string {
  const north = toText(latitude).trim();
  const east = toText(longitude).trim();
  if (north && east && Math.abs(makeNumber(north)) <= 90 && Math.abs(makeNumber(east)) <= 180) {
    return makeNumber(north) + ',' + makeNumber(east);
  }
  if (north || east) warn(north + ',' + east, 'is no location');
  return '';
}
