import { getTimestampMillis, makeInteger, makeNumber } from 'gtm';
import type { TemplateData } from '../../template/data.ts';
import { warn } from '../warn.ts';
import { toName } from './text.ts';

declare const data: TemplateData;

/** Milliseconds since 1970, from a field in milliseconds or seconds; now, if it holds no time. */
export function eventTime(): number {
  const text = toName(data.timestamp);
  if (text) {
    const number = makeNumber(text);
    // 100 billion seconds are the year 5138 and as many milliseconds 1973: no event lies in between.
    const time = makeInteger(number < 100000000000 ? number * 1000 : number);
    if (time > 0 && time < 100000000000000) return time;
    warn(text, 'is no time');
  }
  return getTimestampMillis();
}
