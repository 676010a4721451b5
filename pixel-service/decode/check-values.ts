import type { PixelEvent } from './event.ts';
import { limits, urlLengths } from './limits.ts';
import { quote, type Report } from './problem.ts';

/** What the values say, whatever they were written like. */
export function checkValues(event: PixelEvent, report: Report): void {
  if (event.name !== null && event.name.length > limits.eventName) {
    report({
      rule: 'limit',
      severity: 'fault',
      parameter: 'n',
      text: `The event name has ${event.name.length} characters; mParticle's limit is ${limits.eventName}.`,
      hint: 'Shorten it: mParticle cuts it or drops the event.',
    });
  }
  const texts = [
    ['n', event.name],
    ['hn', event.hostName],
    ['ttl', event.title],
    ['av', event.appVersion],
    ...event.identities.map(([, value]) => ['ui_v', value] as const),
  ] as const;
  for (const [parameter, value] of texts) {
    if (value === null) continue;
    if (parameter !== 'hn' && /%(?:20|2[C-F]|3A|40|C3%)/i.test(value)) {
      report({
        rule: 'encoded-twice',
        severity: 'warning',
        parameter,
        text: `${parameter} still has percent-encoding after it is decoded: ${quote(value)}.`,
        hint: 'Encode each value once.',
      });
    }
  }
  if (event.hostName !== null && /[/?#]/.test(event.hostName)) {
    report({
      rule: 'url-as-host-name',
      severity: 'note',
      parameter: 'hn',
      text: 'hn is a URL; mParticle documents a host name, though AMP pages send the whole URL.',
      hint: 'Send location.hostname.',
    });
  }
}

/** Length is counted in characters of the URL as sent. */
export function checkLength(url: string, report: Report): void {
  if (url.length <= urlLengths.cautious) return;
  const risky = url.length > urlLengths.risky;
  const passed = risky ? urlLengths.risky : urlLengths.cautious;
  report({
    rule: 'url-length',
    severity: risky ? 'warning' : 'note',
    text: `The URL has ${url.length} characters; over ${passed} ${risky ? 'many servers and proxies refuse requests' : 'some old clients and proxies cut it'}.`,
    hint: 'Send fewer or shorter values.',
  });
}
