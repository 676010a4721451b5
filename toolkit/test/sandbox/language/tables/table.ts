/** What a piece of code gives in GTM's runtime: a result, or an error with the runtime's text. */
export interface Case {
  readonly code: string;
  readonly result?: unknown;
  readonly error?: string;
  /** The error's class, where it is not a plain `Error`. */
  readonly errorName?: string;
}

/** Cases by the rule they show. */
export type Table = readonly { readonly about: string; readonly cases: readonly Case[] }[];
