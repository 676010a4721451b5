import { makeNumber } from 'gtm';
import { findName } from './find-name.ts';
import { toText } from './text.ts';
import { warn } from './warnings.ts';

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

/** mParticle's spelling of a custom event type, given in any spelling or as the Web SDK's number. */
export function customEventType(value: unknown, isTransaction: boolean): string {
  const name = toText(value).trim();
  const type = name && (eventTypes[makeNumber(name)] || findName(eventTypes, name));
  if (name && name !== 'auto' && !type) warn(name, 'is no custom event type');
  return type || (isTransaction ? 'Transaction' : 'Unknown');
}
