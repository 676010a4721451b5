/**
 * Puts generated text between the marks of a page that is otherwise written by hand: `<!-- size -->…<!-- /size -->`.
 * What has lines of its own stands apart from its marks.
 * @throws Error when the page lacks a mark
 */
export function fillIn(page: string, sections: Readonly<Record<string, string>>): string {
  return Object.entries(sections).reduce((text, [name, section]) => {
    const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const start = text.indexOf(open) + open.length;
    const end = text.indexOf(close, start);
    if (!text.includes(open) || end === -1) throw new Error(`The page has no ${open}…${close}.`);
    const filling = section.includes('\n') ? `\n\n${section}\n\n` : section;
    return text.slice(0, start) + filling + text.slice(end);
  }, page);
}
