import { Math, makeNumber } from 'gtm';
import { toText } from './text.ts';
import { warn } from './warnings.ts';

/** Milliseconds since 1970 from milliseconds or seconds; `now` for what is no time. */
export function eventTime(value: unknown, now: number): number {
  const text = toText(value).trim();
  if (!text) return now;
  const number = makeNumber(text);
  // 100 billion seconds are the year 5138 and as many milliseconds 1973: no event lies in between.
  const time = Math.round(number < 100000000000 ? number * 1000 : number);
  if (time > 0 && time < 100000000000000) return time;
  warn(text, 'is no time');
  return now;
}
