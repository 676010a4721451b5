import { makeNumber } from 'gtm';
import type { TemplateData } from '../../template/data.ts';
import { warn } from '../warn.ts';
import { toName } from './text.ts';

declare const data: TemplateData;

/** `latitude,longitude` in degrees, or '' unless both are numbers within range. */
export function location(): string {
  const north = toName(data.latitude);
  const east = toName(data.longitude);
  if (
    north &&
    east &&
    makeNumber(north) <= 90 &&
    makeNumber(north) >= -90 &&
    makeNumber(east) <= 180 &&
    makeNumber(east) >= -180
  ) {
    return makeNumber(north) + ',' + makeNumber(east);
  }
  if (north + east) warn(north + ',' + east, 'is no location');
  return '';
}
