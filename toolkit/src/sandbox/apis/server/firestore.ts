import { toHost, toSandbox } from '../../language/border.ts';
import { SandboxPromise } from '../../language/promise.ts';
import { getProperty } from '../../language/properties.ts';
import { SandboxArray, SandboxObject, type SandboxFunction, type Value } from '../../language/values.ts';
import type { PermissionRequest } from '../../permissions/enforcer.ts';
import { plainRecord } from './copy.ts';
import { reason } from './http.ts';
import { api, objectApi, type ServerContext } from './context.ts';

/** Documents found by a query when it names no limit. */
const usualLimit = 5;

/** Firestore upon the documents that the run was given; none of Google's servers is asked. */
export const firestoreApis = {
  /** From Google’s “Server-side tagging APIs”. */
  Firestore: objectApi({
    read: api(
      ['string', 'Object|undefined'],
      (context, path) =>
        later(context, (promise) => {
          const data = context.stored.documents.get(path);
          if (data === undefined) promise.reject(reason('not_found'));
          else promise.resolve(documentOf(path, data, context));
        }),
      (path, options) => [request('read', path, options)],
    ),
    write: api(
      ['string', 'Object', 'Object|undefined'],
      (context, path, input, options) => {
        const document = documentPath(path, context);
        const data = plainRecord(input, context.meter);
        const before = context.stored.documents.get(document);
        const merged = option(options, 'merge') === true && isRecord(before) ? merge(before, data) : data;
        return later(context, (promise) => {
          context.stored.documents.set(document, merged);
          promise.resolve(idOf(document));
        });
      },
      (path, _, options) => [request('write', path, options)],
    ),
    query: api(
      ['string', 'Array', 'Object|undefined'],
      (context, collection, conditions, options) =>
        later(context, (promise) => {
          const limit = option(options, 'limit');
          const wanted = conditions.elements.map((each) => toHost(each, context.meter));
          const found = [...context.stored.documents]
            .filter(([path, data]) => isIn(collection, path) && wanted.every((one) => satisfies(data, one)))
            .slice(0, typeof limit === 'number' ? limit : usualLimit);
          promise.resolve(new SandboxArray(found.map(([path, data]) => documentOf(path, data, context))));
        }),
      (collection, _, options) => [request('read', collection, options)],
    ),
    runTransaction: api(['function', 'Object|undefined'], runTransaction),
  }),
};

function request(
  operation: 'read' | 'write',
  path: string,
  options: SandboxObject | undefined,
): PermissionRequest {
  const projectId = option(options, 'projectId');
  return ['access_firestore', operation, { path, ...(projectId === undefined ? {} : { projectId }) }];
}

function option(options: SandboxObject | undefined, name: string): Value {
  return options && getProperty(options, name);
}

/** A promise that is settled by a task of its own, as an answer over the network would settle it. */
function later(context: ServerContext, settle: (promise: SandboxPromise) => void): SandboxPromise {
  const promise = context.timedPromise();
  context.tasks.later(() => context.guard(() => settle(promise)));
  return promise;
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function isIn(collection: string, path: string): boolean {
  return path.slice(0, path.lastIndexOf('/')) === collection;
}

function documentOf(path: string, data: unknown, { meter }: ServerContext): Value {
  return new SandboxObject(
    new Map<string, Value>([
      ['id', idOf(path)],
      ['data', toSandbox(data, meter)],
    ]),
  );
}

const idCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A collection's path has an odd number of names; what is written to it gets an id. */
function documentPath(path: string, { random }: ServerContext): string {
  if (path.split('/').length % 2 === 0) return path;
  const id = Array.from({ length: 20 }, () => idCharacters[Math.floor(random() * idCharacters.length)]);
  return `${path}/${id.join('')}`;
}

function merge(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>) {
  const merged: Record<string, unknown> = { ...before };
  for (const [key, value] of Object.entries(after)) {
    const present = merged[key];
    merged[key] = isRecord(present) && isRecord(value) ? merge(present, value) : value;
  }
  return merged;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `[key, operator, value]`; an operator that Firestore does not have is never satisfied. */
function satisfies(data: unknown, condition: unknown): boolean {
  if (!Array.isArray(condition)) return false;
  const [key, operator, wanted]: unknown[] = condition;
  const value = String(key)
    .split('.')
    .reduce<unknown>((at, name) => (isRecord(at) && Object.hasOwn(at, name) ? at[name] : undefined), data);
  const has = (list: unknown, item: unknown): boolean => Array.isArray(list) && list.includes(item);
  switch (operator) {
    case '==':
      return value === wanted;
    case '!=':
      return value !== undefined && value !== wanted;
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compares(value, operator, wanted);
    case 'array-contains':
      return has(value, wanted);
    case 'array-contains-any':
      return Array.isArray(wanted) && wanted.some((item) => has(value, item));
    case 'in':
      return has(wanted, value);
    case 'not-in':
      return value !== undefined && !has(wanted, value);
    default:
      return false;
  }
}

/** Only values of one type have an order. */
function compares(value: unknown, operator: '<' | '<=' | '>' | '>=', wanted: unknown): boolean {
  if (typeof value === 'number' && typeof wanted === 'number') return ordered(value, operator, wanted);
  if (typeof value === 'string' && typeof wanted === 'string') return ordered(value, operator, wanted);
  return false;
}

function ordered<Kind extends number | string>(
  left: Kind,
  operator: '<' | '<=' | '>' | '>=',
  right: Kind,
): boolean {
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}

/** Nothing else writes at the same time, so that one attempt is enough. */
function runTransaction(context: ServerContext, callback: SandboxFunction): Value {
  const { documents } = context.stored;
  const before = new Map(documents);
  const promise = context.timedPromise();
  const done = callback.invoke(['transaction']);
  if (!(done instanceof SandboxPromise)) {
    promise.reject(reason('failed'));
    return promise;
  }
  done.then(
    () => {
      const written = [...documents].filter(([path, data]) => before.get(path) !== data);
      return void promise.resolve(new SandboxArray(written.map(([path]) => idOf(path))));
    },
    (why) => void promise.reject(why),
  );
  return promise;
}
