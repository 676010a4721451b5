import type { RunCall } from '../../page/protocol.ts';

/** The first line of a scenario's file is its name. */
export function nameLine(name: string): string {
  return `// ${name.replace(/\s+/g, ' ').trim()}`;
}

/** The name, or one like it: a scenario shares its scope with the setup, where it may be declared already. */
export function freeName(name: string, setup: string): string {
  const isTaken = (candidate: string): boolean => new RegExp(`\\b${candidate}\\b`).test(setup);
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}${number}`;
    if (!isTaken(candidate)) return candidate;
  }
}

/** Whether a trace shows a value as code that yields it again: neither cut nor of a kind that has no literal. */
export function isLiteral(shown: string | null): boolean {
  return shown !== null && !/…$|\[Circular\]|^(?:function\b|a promise$|an opaque value$)/.test(shown);
}

/** A mock that gives back what the API gave. */
export function mockOf(api: string, calls: readonly RunCall[]): string {
  return `mock('${api}', ${givingBack(calls)});`;
}

/** The function that gives back what the API gave: always the same, or by its first argument. */
export function givingBack(calls: readonly RunCall[]): string {
  const results = new Set(calls.map(({ result }) => result));
  const [first] = calls;
  if (results.size === 1) {
    const result = first?.result ?? 'undefined';
    return `() => ${result.startsWith('{') ? `(${result})` : result}`;
  }
  const byArgument = new Map(calls.toReversed().map(({ args, result }) => [args[0] ?? '', result]));
  const cases = [...byArgument]
    .toReversed()
    .map(([argument, result]) =>
      argument === ''
        ? `  if (key === undefined) return ${result};`
        : `  if (key === ${argument}) return ${result};`,
    );
  return ['(key) => {', ...cases, '}'].join('\n');
}

const plainName = /^[A-Za-z_$][\w$]*$/;

/** A value as code, its further lines behind an indent; what stands for undefined in a run's input is undefined again. */
export function literal(value: unknown, indent = ''): string {
  if (typeof value === 'string') {
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  }
  if (typeof value !== 'object' || value === null) return String(value);
  if ('$undefined' in value) return 'undefined';
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item: unknown) => `${inner}${literal(item, inner)},`)
    : Object.entries(value).map(
        ([key, item]) => `${inner}${plainName.test(key) ? key : literal(key, '')}: ${literal(item, inner)},`,
      );
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return parts.length === 0 ? open + close : [open, ...parts, indent + close].join('\n');
}
