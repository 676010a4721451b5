import { jsonLibrary } from '../language/library/json.ts';
import { mathLibrary } from '../language/library/math.ts';
import { objectLibrary } from '../language/library/object.ts';
import { SandboxFunction } from '../language/values.ts';
import type { LibraryApi, WebApi } from './web-api.ts';

const library = (value: LibraryApi['value']): LibraryApi => ({ kind: 'library', value });

/** The test API by `require`: present in every container, and without effect. */
const inert: WebApi = {
  kind: 'library',
  value: Object.assign(new SandboxFunction('', () => undefined), { frozen: true }),
};

export const libraryApis = {
  JSON: library(jsonLibrary()),
  Math: library(mathLibrary()),
  Object: library(objectLibrary()),
  assertApi: inert,
  assertThat: inert,
  fail: inert,
  mock: inert,
  mockObject: inert,
  TestHelper: inert,
} satisfies Readonly<Record<string, WebApi>>;
