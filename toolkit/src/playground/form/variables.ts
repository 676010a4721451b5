/** A user-defined variable of the container, as the panel defines it. */
export interface Variable {
  readonly name: string;
  readonly kind: VariableKind;
  /** What the kind needs: the text, the key of the data layer, the URL's component, the cookie's name, JSON. */
  readonly setting: string;
}

/** The kinds of variables, with what their setting means. */
export const variableKinds = {
  constant: { label: 'Constant', setting: 'Value' },
  dataLayer: { label: 'Data layer variable', setting: 'Key' },
  url: { label: 'URL', setting: 'Component' },
  cookie: { label: 'First-party cookie', setting: 'Cookie name' },
  json: { label: 'Object (JSON)', setting: 'JSON' },
  undefined: { label: 'Undefined', setting: '' },
} as const;
export type VariableKind = keyof typeof variableKinds;

/** The components of a URL variable; `query:NAME` gives one query parameter. */
export const urlComponents = ['full', 'host', 'path', 'query', 'fragment', 'protocol', 'port'] as const;

/** What variables look at. */
export interface VariableScope {
  readonly url: string;
  readCookie(name: string): string | undefined;
  readDataLayer(key: string): unknown;
}

/** The variable's value, or why it has none. */
export function evaluate(variable: Variable, scope: VariableScope): { value: unknown } | { error: string } {
  const { kind, setting } = variable;
  switch (kind) {
    case 'constant':
      return { value: setting };
    case 'undefined':
      return { value: undefined };
    case 'dataLayer':
      return { value: scope.readDataLayer(setting) };
    case 'cookie':
      return { value: scope.readCookie(setting) };
    case 'url':
      return { value: urlPart(scope.url, setting) };
    case 'json':
      try {
        return { value: JSON.parse(setting) as unknown };
      } catch (error) {
        return { error: `“${variable.name}” is not JSON: ${error instanceof Error ? error.message : ''}` };
      }
  }
}

function urlPart(href: string, component: string): string | undefined {
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  const query = /^query:(.+)$/.exec(component)?.[1];
  if (query !== undefined) return url.searchParams.get(query) ?? undefined;
  switch (component) {
    case 'host':
      return url.hostname;
    case 'path':
      return url.pathname;
    case 'query':
      return url.search.slice(1);
    case 'fragment':
      return url.hash.slice(1);
    case 'protocol':
      return url.protocol.slice(0, -1);
    case 'port':
      return url.port;
    default:
      return href.split('#', 1)[0];
  }
}

/** The names between double braces, in the order of the text. */
export function variablesIn(text: string): string[] {
  return [...text.matchAll(reference)].map(([, name = '']) => name.trim());
}

const reference = /\{\{([^{}]*)\}\}/g;

/** How a reference to the variable is written. */
export function referenceTo(name: string): string {
  return `{{${name}}}`;
}

/**
 * A text with its variables filled in. One variable alone keeps its value's type; among other text it
 * becomes text, and undefined reads `undefined`, as in GTM.
 * @param lookUp the value of a variable; called with names that nobody defined as well
 */
export function resolveText(text: string, lookUp: (name: string) => unknown): unknown {
  const alone = /^\{\{([^{}]*)\}\}$/.exec(text)?.[1];
  if (alone !== undefined) return lookUp(alone.trim());
  return text.replace(reference, (_, name: string) => String(lookUp(name.trim())));
}

/** The variables by name; a name that two of them have belongs to the first. */
export function lookUpIn(variables: readonly Variable[], scope: VariableScope): (name: string) => unknown {
  return (name) => {
    const variable = variables.find((each) => each.name === name);
    if (variable === undefined) return undefined;
    const result = evaluate(variable, scope);
    return 'value' in result ? result.value : undefined;
  };
}
