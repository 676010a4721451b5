import type { BrowserWindow } from '../../sandbox/page/page.ts';

/** An element, of whichever page or frame it is. */
export function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && 'nodeType' in value && value.nodeType === 1;
}

/** What is written in an element, as GTM's runtime tidies it: without blanks around it, each run of blanks one. */
export function textIn(element: Element): string {
  const shown = 'innerText' in element ? element.innerText : undefined;
  return String(shown || element.textContent || '')
    .replace(/^[\s\xa0]+|[\s\xa0]+$/g, '')
    .replace(/\xa0+|\s{2,}|\n|\r\t/g, ' ');
}

/** An attribute as it stands; null without it. */
export function attributeOf(element: Element, name: string): string | null {
  return element.getAttribute(name);
}

/**
 * What a DOM element variable yields: text, even `null` where there is no such element or attribute. Of an input the
 * attributes `value` and `checked` are what the visitor has made of them.
 */
export function elementValue(
  { document, HTMLInputElement }: BrowserWindow,
  settings: Readonly<Record<string, unknown>>,
): string {
  const { selectorType, elementSelector, elementId, attributeName } = settings;
  const element =
    selectorType === 'CSS'
      ? find(document, String(elementSelector))
      : document.getElementById(String(elementId));
  if (element === null) return 'null';
  if (attributeName === undefined || attributeName === '') return textIn(element);
  const name = String(attributeName);
  if (element instanceof HTMLInputElement) {
    if (name === 'value') return element.value.trim();
    if (name === 'checked' && /^(?:radio|checkbox)$/.test(element.type)) return String(element.checked);
  }
  return String(attributeOf(element, name)).trim();
}

/** The first element that a selector finds; a broken selector finds none. */
function find(document: Document, selector: string): Element | null {
  try {
    return document.querySelector(selector);
  } catch {
    return null;
  }
}
