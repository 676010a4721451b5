import { checkIcon } from '../../check/info/icon.ts';
import { checkGalleryInfo } from '../../check/info/info.ts';
import { readSubject } from '../../check/subject.ts';
import type { Message, Severity } from '../../messages/message.ts';
import { isJsonObject } from '../../tpl/json.ts';
import type { Template } from '../../tpl/template.ts';
import { message, type Repository } from './repository.ts';

/** What the template says of itself in the gallery, and that there is exactly one template. */
export function checkListing({ tracked, read }: Repository): Message[] {
  const others = [...tracked].filter(
    (file) => /^[^/]+\.tpl$|\/template\.tpl$/.test(file) && file !== 'template.tpl',
  );
  const messages = others.map((file) =>
    message(
      'fault',
      'one-template',
      'A repository of the gallery has one template: template.tpl at its root.',
      {
        file,
        hint: 'Give this one a repository of its own.',
      },
    ),
  );
  const text = read('template.tpl');
  if (text === undefined) {
    const hint = 'Run npm run build and commit template.tpl.';
    return [
      ...messages,
      message('fault', 'template-missing', 'There is no template.tpl at the root.', { hint }),
    ];
  }
  const { subject, messages: unreadable } = readSubject(text, 'template.tpl');
  const refused = unreadable.filter(({ severity }) => severity === 'fault');
  const checked: Message[] = [];
  for (const check of [checkGalleryInfo, checkIcon]) {
    check(subject, (rule, { text: said, hint, at }) => {
      const severity: Severity = styleOnly.includes(rule) ? 'warning' : 'fault';
      checked.push(
        message(severity, rule, said, {
          ...(hint === undefined ? {} : { hint }),
          ...(at === undefined ? {} : { location: at }),
        }),
      );
    });
  }
  return [...messages, ...refused, ...checkPresence(subject.template), ...checked];
}

/** Google’s reviewers may mind these; nothing refuses them by itself. */
const styleOnly: readonly string[] = ['display-name-style', 'unknown-category'];

const termsAddress = 'https://developers.google.com/tag-manager/gallery-tos';

/** What GTM itself can do without. */
function checkPresence(template: Template): Message[] {
  const { info, terms } = template;
  const messages: Message[] = [];
  const missing = (rule: string, text: string, hint: string): void => {
    messages.push(message('fault', rule, text, { hint, location: template.locate({ line: 1, column: 0 }) }));
  };
  if (terms === undefined || !terms.includes(termsAddress)) {
    missing(
      'terms',
      'The gallery’s terms of service have not been accepted: there is no ___TERMS_OF_SERVICE___ with them.',
      `Whoever publishes the template reads ${termsAddress} and sets acceptsGalleryTerms in template/info.ts.`,
    );
  }
  // An INFO that cannot be read has been reported as such.
  if (Object.keys(info).length === 0) return messages;
  const { categories, description, brand } = info;
  if (categories === undefined) {
    missing(
      'categories-missing',
      'INFO has no categories.',
      'Write "categories": ["ANALYTICS"], one to three of them.',
    );
  }
  if (typeof description !== 'string' || description.trim() === '') {
    missing(
      'description-missing',
      'INFO has no description, which the gallery shows.',
      'Say what the template is good for.',
    );
  }
  const thumbnail = isJsonObject(brand) ? brand['thumbnail'] : undefined;
  if (thumbnail === undefined || thumbnail === '') {
    missing(
      'icon-missing',
      'The template has no icon.',
      'Draw a square of 48 to 96 pixels, as PNG, JPEG or GIF.',
    );
  }
  return messages;
}
