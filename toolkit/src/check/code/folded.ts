import type * as acorn from 'acorn';
import type { Node } from '../../dialect/syntax/ast.ts';
import type { Value } from '../../sandbox/language/values.ts';

/**
 * Stands in a text for a part that the code does not show: `'https://x.com/' + id` is `https://x.com/` and
 * a hole. A character of the private use area, which no code contains.
 */
export const hole = '\uE000';

/** A value of which the code shows nothing. */
export const unknown = Symbol('unknown');
export type Unknown = typeof unknown;

export type Folded = Value | Unknown;

/**
 * What some names stand for in one run of the functions that declare them, by the identifiers that declare
 * them: names that are never assigned again, so that it is so wherever they are read.
 */
export type World = ReadonlyMap<acorn.Identifier, Folded>;

/**
 * Every value that an expression may have, as far as the code alone shows it; never empty. In a world, those
 * that it may have there.
 */
export type Fold = (node: Node | undefined, world?: World) => readonly Folded[];

/** The values in one world. */
export type FoldIn = (node: Node) => readonly Folded[];
