import {
  flag,
  isObject,
  kind,
  listOf,
  record,
  text,
  type Shape,
  type ShapeFault,
} from '../../messages/shape.ts';
import { notOfTheApi } from './api-error.ts';
import type { Path } from './path.ts';

/** Google leaves out what is empty; what it may set to null counts as left out. */
const nullable =
  (shape: Shape): Shape =>
  (value, path) =>
    value === null ? [] : shape(value, path);

/** An object with these properties; others are Google's business. */
const open = (shapes: Readonly<Record<string, Shape>>, required: readonly string[] = []): Shape =>
  record(shapes, { required, open: true });

/** Something that stands right below another: `…/templates/7`. */
const below = (parent: Path, kind: string): Shape => {
  const start = `${parent}/${kind}/`;
  return (value, path) =>
    typeof value === 'string' && value.startsWith(start) && /^[\w-]+$/.test(value.slice(start.length))
      ? []
      : [{ path, text: `must be a path below ${start}, as was asked for` }];
};

const exactly =
  (expected: string): Shape =>
  (value, path) =>
    value === expected ? [] : [{ path, text: `must be “${expected}”, as was asked for` }];

/** It goes into the address of the next request, which servers take up to some 8,000 characters of. */
const pageToken = kind(
  'text of at most 2,000 characters',
  (value) => typeof value === 'string' && value.length <= 2_000,
);

/** The answers of the Tag Manager API v2, as far as we read them: its reference, and what it gives. */
export const answers = {
  templates: (workspace: Path): Shape =>
    open({
      template: listOf(
        open({ path: below(workspace, 'templates'), name: nullable(text), fingerprint: nullable(text) }, [
          'path',
        ]),
      ),
      nextPageToken: nullable(pageToken),
    }),
  /** One that has been created, below the workspace, or updated at its path. */
  template: (name: string, at: { readonly below: Path } | { readonly path: Path }): Shape =>
    open(
      {
        path: 'path' in at ? exactly(at.path) : below(at.below, 'templates'),
        name: exactly(name),
      },
      ['path', 'name'],
    ),
  workspaces: (container: Path): Shape =>
    open({
      workspace: listOf(open({ path: below(container, 'workspaces'), name: nullable(text) }, ['path'])),
      nextPageToken: nullable(pageToken),
    }),
  workspace: (container: Path, name: string): Shape =>
    open({ path: below(container, 'workspaces'), name: exactly(name) }, ['path', 'name']),
  preview:
    (container: Path): Shape =>
    (value, path) => {
      const faults = open({
        compilerError: nullable(flag),
        compilerErrors: listOf(open({ errorType: nullable(text), errorMessage: nullable(text) })),
        syncStatus: open({ mergeConflict: nullable(flag), syncError: nullable(flag) }),
        containerVersion: open({ path: below(container, 'versions') }),
      })(value, path);
      const isAny =
        faults.length > 0 ||
        ['compilerError', 'compilerErrors', 'syncStatus', 'containerVersion'].some((name) =>
          Object.hasOwn(Object(value), name),
        );
      return isAny ? faults : [{ path, text: 'must say whether the workspace compiles' }];
    },
  /** Nothing, or an object without properties. */
  nothing: ((value, path) =>
    value === '' || value === undefined || (isObject(value) && Object.keys(value).length === 0)
      ? []
      : [{ path, text: 'must be empty' }]) as Shape,
} as const;

/**
 * What came, if it has the shape.
 * @throws ApiError when it has not
 */
export function checked<Answer>(value: Answer, shape: Shape): Answer {
  const [fault] = shape(value, []);
  if (fault === undefined) return value;
  throw notOfTheApi(`${placeOf(fault)} ${fault.text}.`);
}

function placeOf({ path }: ShapeFault): string {
  return path.length === 0 ? 'The answer' : `In the answer, ${path.join('.')}`;
}
