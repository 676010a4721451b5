import { buildContainer } from '../../../../container/build-container.ts';

/** The container to import, as `npm run build` makes it of the template. */
export interface BuiltContainerState {
  /** Null when there is no template, or none of which a container can be made. */
  readonly text: string | null;
  /** Why there is none. */
  readonly reason: string | null;
}

/** Builds the container when it is asked for, and once for each text of the template. */
export class LiveContainer {
  #of: string | null = null;
  #built: BuiltContainerState = {
    text: null,
    reason: 'There is no template yet: the sources do not build.',
  };

  of(template: string | null): BuiltContainerState {
    if (template !== null && template !== this.#of) {
      this.#of = template;
      this.#built = build(template);
    }
    return this.#built;
  }
}

/** The playground shows a container that is checked and found wrong too: its faults are seen when it runs. */
function build(template: string): BuiltContainerState {
  try {
    return { text: buildContainer(template).text, reason: null };
  } catch (error) {
    // A template in the middle of a change need not fit the container's tags.
    return { text: null, reason: error instanceof Error ? error.message : String(error) };
  }
}
