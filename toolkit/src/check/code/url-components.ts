import { closest } from '../../messages/closest.ts';
import { urlComponents } from '../permissions/catalogue.ts';
import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';

/** `getUrl('hostname')`: asked for what it does not know, GTM gives the whole URL. */
export function checkUrlComponents({ code }: Subject, report: Report): void {
  if (code === undefined) return;
  for (const { name, uses } of code.requires) {
    if (name !== 'getUrl' && name !== 'getReferrerUrl') continue;
    for (const { args } of uses) {
      const [argument] = args ?? [];
      if (argument?.type !== 'Literal' || typeof argument.value !== 'string') continue;
      const component = argument.value;
      const at = code.locate(argument);
      if (name === 'getReferrerUrl' && component.toLowerCase() === 'fragment') {
        report('unknown-url-component', {
          text: 'A referrer has no fragment, so this is always the empty text.',
          at,
        });
        continue;
      }
      if ([...urlComponents, 'url_no_fragment'].includes(component.toLowerCase())) continue;
      const meant = closest(component, urlComponents);
      report('unknown-url-component', {
        text: `${name} knows no component ${JSON.stringify(component)} and gives the whole URL.`,
        hint: meant === undefined ? `There are ${urlComponents.join(', ')}.` : `Did you mean ${meant}?`,
        at,
      });
    }
  }
}
