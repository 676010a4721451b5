import { readTrivia, type Comment, type Leading, type Trivia } from '../print/comments.ts';
import type { Origin } from './origin.ts';
import type { TriviaSource } from '../print/print.ts';

/** The comments of the sources, found by the places that the bundle's code came from; each is given once. */
export class BundleTrivia implements TriviaSource {
  readonly #files = new Map<string, Trivia>();
  readonly #taken = new Set<string | Comment>();

  constructor(
    private readonly origin: Origin,
    private readonly entry: string,
  ) {}

  /** What stands at the top of the entry file. */
  get header(): readonly Comment[] {
    const comments = this.#trivia(this.entry).header;
    for (const comment of comments) this.#taken.add(comment);
    return comments;
  }

  takeLeading(offset: number): Leading | undefined {
    const found = this.#at(offset);
    const leading = found?.trivia.leading.get(found.offset);
    if (leading === undefined || found === undefined) return undefined;
    const comments = leading.comments.filter((comment) => !this.#taken.has(comment));
    for (const comment of comments) this.#taken.add(comment);
    const once = `${found.source} ${found.offset}`;
    const blankBefore = leading.blankBefore && !this.#taken.has(once);
    this.#taken.add(once);
    return { comments, blankBefore };
  }

  takeTrailing(offset: number): string | undefined {
    const found = this.#at(offset);
    const comment = found?.trivia.trailing.get(found.offset);
    const once = `trailing ${found?.source} ${found?.offset}`;
    if (comment === undefined || this.#taken.has(once)) return undefined;
    this.#taken.add(once);
    return comment;
  }

  #at(offset: number): { source: string; offset: number; trivia: Trivia } | undefined {
    const found = this.origin.exactOffsetOf(offset);
    return found && { ...found, trivia: this.#trivia(found.source) };
  }

  #trivia(source: string): Trivia {
    let trivia = this.#files.get(source);
    if (trivia === undefined) {
      trivia = readTrivia(this.origin.sources.get(source) ?? '');
      this.#files.set(source, trivia);
    }
    return trivia;
  }
}
