import path from 'node:path';
import type { Product } from '../../project/product.ts';

/** The project's own container as it stands. */
export interface BuiltContainerState {
  readonly file: string;
  /** Null when there is no template, or none of which a container can be made. */
  readonly text: string | null;
  /** Why there is none; null also for a project that makes no container. */
  readonly reason: string | null;
}

/** Builds the container when it is asked for, and once for each text of the template. */
export class LiveContainer {
  #of: string | null = null;
  #built: BuiltContainerState;

  constructor(private readonly product: Product | undefined) {
    const reason = product === undefined ? null : 'There is no template yet: the sources do not build.';
    this.#built = { file: path.basename(product?.file ?? ''), text: null, reason };
  }

  of(template: string | null): BuiltContainerState {
    if (this.product !== undefined && template !== null && template !== this.#of) {
      this.#of = template;
      this.#built = make(this.product, template);
    }
    return this.#built;
  }
}

/** The playground shows a container that is checked and found wrong too: its faults are seen when it runs. */
function make({ file, make }: Product, template: string): BuiltContainerState {
  try {
    return { file: path.basename(file), text: make(template).text, reason: null };
  } catch (error) {
    // A template in the middle of a change need not fit the container's tags.
    return {
      file: path.basename(file),
      text: null,
      reason: error instanceof Error ? error.message : String(error),
    };
  }
}
