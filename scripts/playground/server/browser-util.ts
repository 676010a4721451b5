/** Stands in for `node:util` in the browser, where messages are never coloured. */
export function styleText(_style: unknown, text: string): string {
  return text;
}
