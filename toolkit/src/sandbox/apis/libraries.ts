import { jsonLibrary } from '../language/library/json.ts';
import { mathLibrary } from '../language/library/math.ts';
import { objectLibrary } from '../language/library/object.ts';
import { freeze } from '../language/properties.ts';
import { SandboxFunction } from '../language/values.ts';
import type { LibraryApi } from './define-api.ts';

const library = (make: LibraryApi['make']): LibraryApi => ({ kind: 'library', make });

/** The test API by `require`: present in every container, and without effect. */
const inert = library(() => freeze(new SandboxFunction('', () => undefined)));

export const libraryApis = {
  /** Measured in GTM’s runtime. */
  JSON: library(jsonLibrary),
  /** Measured in GTM’s runtime. */
  Math: library(mathLibrary),
  /** Measured in GTM’s runtime. */
  Object: library(objectLibrary),
  assertApi: inert,
  assertThat: inert,
  fail: inert,
  mock: inert,
  mockObject: inert,
  TestHelper: inert,
} satisfies Readonly<Record<string, LibraryApi>>;
