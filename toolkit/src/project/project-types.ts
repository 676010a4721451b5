import { existsSync } from 'node:fs';
import path from 'node:path';
import { createTypeChecker, type TypeChecker } from '../dialect/check-types.ts';

/** Checks the types of a project whose code is TypeScript; other code has none. */
export function createProjectTypes(root: string): TypeChecker {
  const project = 'src/tsconfig.json';
  const types = createTypeChecker({ project, root });
  return { check: () => (existsSync(path.join(root, project)) ? types.check() : []) };
}
