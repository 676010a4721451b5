import { closest } from '../../messages/closest.ts';
import type { Location } from '../../messages/message.ts';
import { findSection } from '../../tpl/read/parse.ts';
import { isJsonArray, type JsonPath } from '../../tpl/json.ts';
import { textOf } from '../fields/field-tree.ts';
import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';
import { categories, infoProperties, longestDescription, templateTypes } from './info-values.ts';

/** What the template is: its type, the containers that it is for, and its properties in general. */
export function checkInfo({ template }: Subject, report: Report): void {
  const { info, kind } = template;
  if (Object.keys(info).length === 0) return;
  const at = locator(template);

  const { type, containerContexts: contexts } = info;
  if (typeof type !== 'string' || !templateTypes.includes(type)) {
    report('template-type', {
      text: type === undefined ? 'INFO gives no type.' : `There is no template type ${JSON.stringify(type)}.`,
      hint: 'It is TAG, MACRO (a variable) or CLIENT.',
      at: at(['type']),
    });
  } else if (type === 'CLIENT' && kind === 'web') {
    report('template-type', {
      text: 'Clients exist in server containers only, but the code is for web containers.',
      at: at(['type']),
    });
  }

  const expected = kind === 'web' ? 'WEB' : 'SERVER';
  if (!isJsonArray(contexts) || contexts.length !== 1 || contexts[0] !== expected) {
    report('container-context', {
      text: `The code is for ${kind} containers, but containerContexts ${contexts === undefined ? 'is missing' : `is ${JSON.stringify(contexts)}`}.`,
      hint: `Write "containerContexts": ["${expected}"].`,
      at: at(['containerContexts']),
    });
  }

  for (const key of Object.keys(info)) {
    // `__wm` is the mark of a public authoring tool; GTM keeps it.
    if (infoProperties.includes(key) || key === '__wm') continue;
    const meant = closest(key, infoProperties);
    report('info-property', {
      text: `INFO has no property ${key}; GTM ignores it.`,
      hint: meant === undefined ? undefined : `Did you mean ${meant}?`,
      at: template.locateJson('INFO', [key], 'key'),
    });
  }
}

/** What the gallery shows: name, description, categories. */
export function checkGalleryInfo({ template }: Subject, report: Report): void {
  const { info } = template;
  if (Object.keys(info).length === 0) return;
  const at = locator(template);

  const name = textOf(info['displayName']).trim();
  if (name === '') {
    report('display-name', {
      text: 'The template has no name.',
      hint: 'Set displayName.',
      at: at(['displayName']),
    });
  }
  const lowerCase = /^\p{Ll}/u.test(name) && !/^\p{Ll}+\p{Lu}/u.test(name);
  if (lowerCase || /\bofficial\b/i.test(name)) {
    report('display-name-style', {
      text: lowerCase
        ? `The name “${name}” starts with a small letter.`
        : `The name “${name}” calls itself official.`,
      hint: 'Google’s style guide asks for the organisation and the function, in title case, without “Official”.',
      at: at(['displayName']),
    });
  }

  const length = textOf(info['description']).length;
  if (length > longestDescription) {
    report('description-length', {
      text: `The description has ${length} characters; GTM documents a limit of ${longestDescription}.`,
      at: at(['description']),
    });
  }

  const list = info['categories'];
  if (list === undefined) return;
  if (!isJsonArray(list)) {
    report('category-count', {
      text: 'categories is no list.',
      hint: 'Write ["ANALYTICS"].',
      at: at(['categories']),
    });
    return;
  }
  if (list.length === 0 || list.length > 3) {
    report('category-count', {
      text: `There are ${list.length} categories; the gallery asks for one to three.`,
      hint: 'Name the most relevant first.',
      at: template.locateJson('INFO', ['categories'], 'key'),
    });
  }
  for (const [index, category] of list.entries()) {
    if (typeof category === 'string' && categories.includes(category)) continue;
    const meant = typeof category === 'string' ? closest(category, categories) : undefined;
    report('unknown-category', {
      text: `${JSON.stringify(category)} is no category of the gallery.`,
      hint: meant === undefined ? `There are ${categories.join(', ')}.` : `Did you mean ${meant}?`,
      at: at(['categories', index]),
    });
  }
}

/** The place of a property's value or, when it is missing, the section. */
function locator(template: Subject['template']): (path: JsonPath) => Location | undefined {
  return (path) =>
    template.locateJson('INFO', path) ??
    template.locate({ line: findSection(template.parsed, 'INFO')?.line ?? 1, column: 0 }, 0, 'INFO');
}
