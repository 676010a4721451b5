import type { AST } from '@eslint-community/regexpp';
import { testOf, type CharacterTest } from './character-sets.ts';

/** One step of a pattern's program. `back` reads leftwards, inside a look-behind. */
export type Instruction =
  | { readonly kind: 'unit'; readonly test: CharacterTest; readonly back: boolean }
  /** Units of one kind, as many as there are: what comes after may take them back one by one. */
  | {
      readonly kind: 'run';
      readonly test: CharacterTest;
      readonly min: number;
      readonly max: number;
      readonly back: boolean;
    }
  /** Goes on at the first place, and at the others in turn should that fail. */
  | { readonly kind: 'choose'; readonly places: readonly number[] }
  | { readonly kind: 'jump'; readonly to: number }
  /** Notes the position in a register. */
  | { readonly kind: 'mark'; readonly register: number }
  | { readonly kind: 'start'; readonly multiline: boolean }
  | { readonly kind: 'end'; readonly multiline: boolean }
  | { readonly kind: 'boundary'; readonly negate: boolean }
  | {
      readonly kind: 'reference';
      /** Of groups with the same name, at most one has taken part. */
      readonly groups: readonly number[];
      readonly ignoreCase: boolean;
      readonly back: boolean;
    }
  /** The body follows, up to `matched`; afterwards it goes on at `next`. */
  | { readonly kind: 'look'; readonly negate: boolean; readonly next: number }
  | { readonly kind: 'repeat'; readonly counter: number }
  /** Decides about one more pass; `pass` follows. */
  | {
      readonly kind: 'loop';
      readonly counter: number;
      readonly min: number;
      readonly max: number;
      readonly greedy: boolean;
      readonly next: number;
    }
  /** A pass begins: the groups in it have not taken part. */
  | { readonly kind: 'pass'; readonly counter: number; readonly from: number; readonly to: number }
  /** A pass ends: one too many that took nothing has failed. */
  | { readonly kind: 'again'; readonly counter: number; readonly min: number; readonly loop: number }
  | { readonly kind: 'matched' };

export interface PatternProgram {
  readonly instructions: readonly Instruction[];
  /** Capturing groups, the whole match included: group `n` is between the registers `2n` and `2n + 1`. */
  readonly groups: number;
  /** The groups' registers, then two for each loop. */
  readonly registers: number;
  readonly hasNames: boolean;
}

interface Mode {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly back: boolean;
}

/** Turns a parsed pattern into instructions for a machine that backtracks with a stack of its own. */
export function compilePattern(pattern: AST.Pattern, ignoreCase: boolean): PatternProgram {
  return new Compiler().program(pattern, ignoreCase);
}

class Compiler {
  readonly #instructions: Instruction[] = [];
  readonly #numbers = new Map<AST.CapturingGroup, number>();
  /** The registers of the groups in what a quantifier repeats. */
  readonly #inside = new Map<AST.Quantifier, { readonly from: number; readonly to: number }>();
  #loops = 0;
  #hasNames = false;

  program(pattern: AST.Pattern, ignoreCase: boolean): PatternProgram {
    for (const alternative of pattern.alternatives) this.#numberGroups(alternative);
    this.#add({ kind: 'mark', register: 0 });
    this.#disjunction(pattern.alternatives, { ignoreCase, multiline: false, dotAll: false, back: false });
    this.#add({ kind: 'mark', register: 1 });
    this.#add({ kind: 'matched' });
    const groups = this.#numbers.size + 1;
    return {
      instructions: this.#instructions,
      groups,
      registers: 2 * (groups + this.#loops),
      hasNames: this.#hasNames,
    };
  }

  #add(instruction: Instruction): number {
    return this.#instructions.push(instruction) - 1;
  }

  /** Adds the instruction that comes here once what follows it is compiled. */
  #later(make: (next: number) => Instruction, compile: () => void): void {
    const place = this.#add({ kind: 'matched' });
    compile();
    this.#instructions[place] = make(this.#instructions.length);
  }

  /** Groups are counted from left to right, in look-behinds too. */
  #numberGroups(node: AST.Alternative | AST.Element): void {
    if (node.type === 'CapturingGroup') {
      this.#numbers.set(node, this.#numbers.size + 1);
      if (node.name !== null) this.#hasNames = true;
    }
    if (node.type === 'Quantifier') {
      const before = this.#numbers.size;
      this.#numberGroups(node.element);
      this.#inside.set(node, { from: 2 * (before + 1), to: 2 * (this.#numbers.size + 1) });
    }
    if (node.type === 'Alternative') node.elements.forEach((element) => this.#numberGroups(element));
    else if ('alternatives' in node) {
      for (const alternative of node.alternatives) {
        if (alternative.type === 'Alternative') this.#numberGroups(alternative);
      }
    }
  }

  #disjunction(alternatives: readonly AST.Alternative[], mode: Mode): void {
    const [only] = alternatives;
    if (alternatives.length === 1 && only !== undefined) return this.#sequence(only, mode);
    const choose = this.#add({ kind: 'matched' });
    const places: number[] = [];
    const jumps: number[] = [];
    for (const alternative of alternatives) {
      places.push(this.#instructions.length);
      this.#sequence(alternative, mode);
      jumps.push(this.#add({ kind: 'matched' }));
    }
    this.#instructions[choose] = { kind: 'choose', places };
    for (const jump of jumps) this.#instructions[jump] = { kind: 'jump', to: this.#instructions.length };
  }

  #sequence({ elements }: AST.Alternative, mode: Mode): void {
    for (const element of mode.back ? elements.toReversed() : elements) this.#element(element, mode);
  }

  #element(node: AST.Element, mode: Mode): void {
    switch (node.type) {
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass':
        this.#add({ kind: 'unit', test: testOf(node, mode), back: mode.back });
        return;
      case 'Group':
        return this.#disjunction(node.alternatives, modified(mode, node.modifiers));
      case 'CapturingGroup':
        return this.#group(node, mode);
      case 'Quantifier':
        return this.#quantifier(node, mode);
      case 'Assertion':
        return this.#assertion(node, mode);
      case 'Backreference': {
        const targets = Array.isArray(node.resolved) ? node.resolved : [node.resolved];
        const groups = targets.map((group) => this.#numbers.get(group) ?? 0);
        this.#add({ kind: 'reference', groups, ignoreCase: mode.ignoreCase, back: mode.back });
        return;
      }
      default:
        throw new Error(`Without the flag v there is no ${node.type}.`);
    }
  }

  #group(node: AST.CapturingGroup, mode: Mode): void {
    const register = 2 * (this.#numbers.get(node) ?? 0);
    this.#add({ kind: 'mark', register: mode.back ? register + 1 : register });
    this.#disjunction(node.alternatives, mode);
    this.#add({ kind: 'mark', register: mode.back ? register : register + 1 });
  }

  #assertion(node: AST.Assertion, mode: Mode): void {
    switch (node.kind) {
      case 'start':
      case 'end':
        this.#add({ kind: node.kind, multiline: mode.multiline });
        return;
      case 'word':
        this.#add({ kind: 'boundary', negate: node.negate });
        return;
      default:
        this.#later(
          (next) => ({ kind: 'look', negate: node.negate, next }),
          () => {
            this.#disjunction(node.alternatives, { ...mode, back: node.kind === 'lookbehind' });
            this.#add({ kind: 'matched' });
          },
        );
    }
  }

  #quantifier(node: AST.Quantifier, mode: Mode): void {
    const { element, min, max, greedy } = node;
    const isUnit =
      element.type === 'Character' || element.type === 'CharacterSet' || element.type === 'CharacterClass';
    if (isUnit && greedy) {
      this.#add({ kind: 'run', test: testOf(element, mode), min, max, back: mode.back });
      return;
    }
    const { from, to } = this.#inside.get(node) ?? { from: 0, to: 0 };
    const counter = 2 * (this.#numbers.size + 1 + this.#loops++);
    this.#add({ kind: 'repeat', counter });
    const loop = this.#instructions.length;
    this.#later(
      (next) => ({ kind: 'loop', counter, min, max, greedy, next }),
      () => {
        this.#add({ kind: 'pass', counter, from, to });
        this.#element(element, mode);
        this.#add({ kind: 'again', counter, min, loop });
      },
    );
  }
}

function modified(mode: Mode, modifiers: AST.Modifiers | null): Mode {
  if (modifiers === null) return mode;
  const flag = (name: 'ignoreCase' | 'multiline' | 'dotAll'): boolean =>
    modifiers.add[name] || (mode[name] && modifiers.remove?.[name] !== true);
  return { ...mode, ignoreCase: flag('ignoreCase'), multiline: flag('multiline'), dotAll: flag('dotAll') };
}
