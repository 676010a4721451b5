import { tokenizer } from 'acorn';

/** The names that the code requires anywhere; undefined when that cannot be told: one is computed, or it does not parse. */
export function requiredApis(code: string): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  try {
    let [beforeLast, last] = ['', ''];
    for (const { type, start, end } of tokenizer(code, { ecmaVersion: 'latest' })) {
      const text = code.slice(start, end);
      if (beforeLast === 'require' && last === '(') {
        if (type.label !== 'string') return undefined;
        names.add(text.slice(1, -1));
      }
      [beforeLast, last] = [last, text];
    }
    return names;
  } catch {
    return undefined;
  }
}
