/** The key patterns of `read_data_layer` and `write_data_layer`. */

const patternForm = /^(?:[a-z_$][a-z-_$0-9]*\.)*[a-z_$][a-z-_$0-9]*(?:\.\*)?$/i;
const tokenForm = /^[a-z$_][\w-$]*$/i;

/** Dotted names, with `.*` at the end at most; a bare `*` is none. */
export function isValidKeyPattern(pattern: string): boolean {
  return patternForm.test(pattern);
}

/** Whether any pattern can allow the key: array indices and blanks, say, need `allowedKeys: any`. */
export function isRequestableKey(key: string): boolean {
  return key.split('.').every((token) => tokenForm.test(token));
}

/**
 * `a.b` is that key alone; `a.*` is `a` and all below it. A pattern that `isValidKeyPattern` refuses
 * matches nothing here, as there is no such key; GTM throws when it comes to one.
 */
export function keyPatternMatches(pattern: string, key: string): boolean {
  if (!isRequestableKey(key)) return false;
  if (!pattern.endsWith('.*')) return pattern === key;
  const stem = pattern.slice(0, -2);
  return key === stem || key.startsWith(`${stem}.`);
}
