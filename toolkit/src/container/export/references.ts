/** A text in which the whole is one variable, whose value keeps its type then. */
export type VariableReference = `{{${string}}}`;

/** What can stand in double braces: a variable of the container's own or one built into GTM. */
export interface Named {
  readonly name: string;
}

/** `{{name}}` */
export function reference({ name }: Named): VariableReference {
  return `{{${name}}}`;
}

/** A piece of a text: as it stands, or the name of a variable. */
export type TextPart = { readonly text: string } | { readonly variable: string };

/** Splits a text at its `{{name}}`s. */
export function partsOf(text: string): readonly TextPart[] {
  return text
    .split(/(\{\{[^{}]+\}\})/)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('{{') && part.endsWith('}}') && part.length > 4
        ? { variable: part.slice(2, -2) }
        : { text: part },
    );
}

/** The names of the variables in a text. */
export function referencesIn(text: string): readonly string[] {
  return partsOf(text).flatMap((part) => ('variable' in part ? [part.variable] : []));
}

export function hasReference(text: string): boolean {
  return referencesIn(text).length > 0;
}
