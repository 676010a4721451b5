import { makeNumber } from 'gtm';
import type { TemplateData } from '../../template/data.ts';
import { warn } from '../warn.ts';
import { bare } from './spelling.ts';
import { toName } from './text.ts';

declare const data: TemplateData;

/** In the order of the Web SDK's numbers. */
const eventTypes = [
  'Unknown',
  'Navigation',
  'Location',
  'Search',
  'Transaction',
  'UserContent',
  'UserPreference',
  'Social',
  'Other',
  'Media',
];

/** mParticle's spelling of the custom event type, given in any spelling or as the Web SDK's number. */
export function customEventType(automatic: string): string {
  const name = toName(data.eventType);
  if (name && name !== 'auto') {
    const type =
      eventTypes[makeNumber(name)] || eventTypes.filter((type) => type.toLowerCase() === bare(name))[0];
    if (type) return type;
    warn(name, 'is no event type');
  }
  return automatic;
}
