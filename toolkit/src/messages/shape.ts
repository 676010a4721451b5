/** Where in a JSON value something is not as it should be. */
export interface ShapeFault {
  readonly path: readonly (string | number)[];
  /** Follows the name of the place: `must be text`. */
  readonly text: string;
  /** The property itself is at fault, not its value. */
  readonly unknownKey?: true;
}

type Path = ShapeFault['path'];

/** Everything that keeps a value from having a shape. */
export type Shape = (value: unknown, path: Path) => ShapeFault[];

export const anything: Shape = () => [];
export const text = kind('text', (value) => typeof value === 'string');
export const flag = kind('true or false', (value) => typeof value === 'boolean');

/** @param name Completes `must be …`. */
export function kind(name: string, test: (value: unknown) => boolean): Shape {
  return (value, path) => (test(value) ? [] : [{ path, text: `must be ${name}` }]);
}

interface RecordOptions {
  readonly required?: readonly string[];
  /** Whether properties that `shapes` does not name are allowed. */
  readonly open?: boolean;
}

/** An object; a property that is undefined counts as absent. */
export function record(
  shapes: Readonly<Record<string, Shape>>,
  { required = [], open = false }: RecordOptions = {},
): Shape {
  return (value, path) => {
    if (!isObject(value)) return [{ path, text: 'must be an object' }];
    const missing = required.filter((key) => value[key] === undefined);
    return [
      ...missing.map((key): ShapeFault => ({ path, text: `has no ${key}` })),
      ...faultsAmong(Object.entries(value), ([key, inner]) => {
        const shape = Object.hasOwn(shapes, key) ? shapes[key] : undefined;
        if (shape !== undefined) return inner === undefined ? [] : shape(inner, [...path, key]);
        return open ? [] : [unknownKey([...path, key], Object.keys(shapes))];
      }),
    ];
  };
}

export function mapOf(shape: Shape): Shape {
  return (value, path) =>
    isObject(value)
      ? faultsAmong(Object.entries(value), ([key, inner]) => shape(inner, [...path, key]))
      : [{ path, text: 'must be an object' }];
}

export function listOf(shape: Shape): Shape {
  return (value, path) =>
    Array.isArray(value)
      ? faultsAmong(value.entries(), ([index, inner]: [number, unknown]) => shape(inner, [...path, index]))
      : [{ path, text: 'must be a list' }];
}

/** Faults that are looked for in one list or object: nobody reads more, and a file or an answer may have millions. */
const mostFaults = 1_000;

function faultsAmong<Part>(parts: Iterable<Part>, faultsOf: (part: Part) => ShapeFault[]): ShapeFault[] {
  const faults: ShapeFault[] = [];
  for (const part of parts) {
    faults.push(...faultsOf(part));
    if (faults.length >= mostFaults) break;
  }
  return faults;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function unknownKey(path: Path, known: readonly string[]): ShapeFault {
  return {
    path,
    text: `is not a known property here; known are ${known.join(', ')}`,
    unknownKey: true,
  };
}
