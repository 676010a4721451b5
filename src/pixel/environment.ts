import { toText } from './text.ts';
import { warn } from './warnings.ts';

/** Whether the event is development data; `automatic` unless the value says otherwise. */
export function isDevelopment(value: unknown, automatic: boolean): boolean {
  const name = toText(value).trim().toLowerCase();
  if (name === 'development' || name === 'true') return true;
  if (name === 'production' || name === 'false') return false;
  if (name && name !== 'auto') warn(name, 'is no environment');
  return automatic;
}
