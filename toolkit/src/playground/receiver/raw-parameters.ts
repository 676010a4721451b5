/** A parameter as it stands in the query of an address. */
export interface RawParameter {
  readonly name: string;
  readonly raw: string;
  /** Decoded; as it stands where it cannot be. */
  readonly value: string;
  /** Where it is in the address: its name, the equals sign and its value. */
  readonly start: number;
  readonly end: number;
}

export function rawParameters(url: string): readonly RawParameter[] {
  const question = url.indexOf('?');
  if (question === -1) return [];
  const [query = ''] = url.slice(question + 1).split('#');
  let start = question + 1;
  return query.split('&').flatMap((pair) => {
    const from = start;
    start += pair.length + 1;
    if (pair === '') return [];
    const [name = '', ...rest] = pair.split('=');
    const raw = rest.join('=');
    return [{ name: decoded(name), raw, value: decoded(raw), start: from, end: from + pair.length }];
  });
}

/** The names of the parameters in an address. */
export function namesIn(url: string): ReadonlySet<string> {
  return new Set(rawParameters(url).map(({ name }) => name));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
