import type { AnyNode } from 'acorn';
import { locationOfNode, type Source } from './syntax.ts';
import type { CodeLocation } from './errors.ts';

/** A stretch of code and how often it ran. */
export interface CoverageEntry {
  readonly start: CodeLocation;
  readonly end: CodeLocation;
  count: number;
}

/** A place where the code goes one of several ways: the two of an `if`, `?:`, `&&` or `||`, the cases of a `switch`. */
export interface CoverageBranch {
  readonly kind: 'if' | 'conditional' | 'logical' | 'switch';
  readonly start: CodeLocation;
  /** In order of appearance; an `if` without `else` has an empty second arm at the end of the statement. */
  readonly arms: readonly CoverageEntry[];
}

/** What the runs of a program reached; counts add up over runs until they are reset. */
export class CoverageMap {
  readonly statements: CoverageEntry[] = [];
  readonly branches: CoverageBranch[] = [];

  reset(): void {
    for (const statement of this.statements) statement.count = 0;
    for (const branch of this.branches) for (const arm of branch.arms) arm.count = 0;
  }

  addStatement(source: Source, node: AnyNode): CoverageEntry {
    const entry = entryOf(source, node);
    this.statements.push(entry);
    return entry;
  }

  /** The arms are nodes; a missing one lies at the end of `node`. */
  addBranch(
    kind: CoverageBranch['kind'],
    source: Source,
    node: AnyNode,
    arms: readonly (AnyNode | null | undefined)[],
  ): readonly CoverageEntry[] {
    const entries = arms.map((arm) => (arm ? entryOf(source, arm) : emptyEntryOf(source, node)));
    this.branches.push({ kind, start: locationOfNode(source, node), arms: entries });
    return entries;
  }
}

function entryOf(source: Source, node: AnyNode): CoverageEntry {
  return { start: locationOfNode(source, node), end: locationOfNode(source, node, 'end'), count: 0 };
}

function emptyEntryOf(source: Source, node: AnyNode): CoverageEntry {
  const end = locationOfNode(source, node, 'end');
  return { start: end, end, count: 0 };
}
