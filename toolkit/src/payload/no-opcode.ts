import type { AnyNode } from 'acorn';

/** The code uses a construct for which GTM's runtime has no instruction. */
export class NoOpcode extends Error {
  override readonly name = 'NoOpcode';
  /** Counted from 1. */
  readonly line: number | undefined;

  constructor(node: AnyNode, what: string = node.type) {
    const line = node.loc?.start.line;
    super(`${line === undefined ? '' : `line ${line}: `}GTM's runtime has no instruction for ${what}.`);
    this.line = line;
  }
}
