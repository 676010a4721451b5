/** A block of code. */
export function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/** The text as Markdown in which nothing is markup. Underscores inside a word are none anyway. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*<[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&');
}

/** The text of such Markdown. */
export function unescapeMarkdown(text: string): string {
  return text.replace(/\\([\\`*<[\]_])/g, '$1');
}
