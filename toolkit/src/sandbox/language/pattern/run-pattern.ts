import type { Meter } from '../meter.ts';
import { canonical, isLineTerminator, isWordCharacter } from './character-sets.ts';
import type { Instruction, PatternProgram } from './instructions.ts';

/** Instructions that cost a step together: each takes some 50 nanoseconds. */
const instructionsPerStep = 2;

/** What a register holds that has no position. */
const none = -1;

/** Where to go on when the present way fails: four numbers on the stack. */
const entrySize = 4;

/**
 * One search in one text. It tries what ECMAScript's backtracking would try, in the same order, but on a stack of
 * its own and by the budget: a pattern that would take for ever uses the budget up.
 */
export class PatternRun {
  /** Positions of groups, counters of loops; none where there is none. */
  readonly registers: number[];
  /** Entries of: instruction, position, height of the trail, and the last position to try. */
  #stack: number[] = [];
  /** Registers and what they held, to be put back when a way fails. */
  #trail: number[] = [];
  #unpaid = 0;
  readonly #instructions: readonly Instruction[];

  constructor(
    { instructions, registers }: PatternProgram,
    private readonly text: string,
    private readonly meter: Meter,
  ) {
    this.#instructions = instructions;
    this.registers = Array.from<number>({ length: registers }).fill(none);
  }

  /** Whether the pattern matches right at the position; `registers` then tells where its groups are. */
  matchesAt(position: number): boolean {
    this.#pay(this.registers.length >> 3);
    this.registers.fill(none);
    this.#stack = [];
    this.#trail = [];
    const end = this.#run(0, position);
    this.meter.spend(Math.ceil(this.#unpaid / instructionsPerStep));
    this.#unpaid = 0;
    return end !== none;
  }

  /** Runs from an instruction up to `matched`. @returns the position there, or `none` */
  #run(start: number, from: number): number {
    const base = this.#stack.length;
    let at = start;
    let position = from;
    for (;;) {
      this.#pay(1);
      const instruction = this.#instructions[at];
      if (instruction === undefined || instruction.kind === 'matched') return position;
      const next = this.#step(instruction, at, position);
      if (next !== none) {
        at = next;
        position = this.#position;
      } else {
        if (this.#stack.length === base) return none;
        at = this.#backtrack();
        position = this.#position;
      }
    }
  }

  /** Where the instruction that ran last left off. */
  #position = 0;

  /** Runs one instruction. @returns the next one, or `none` where the way ends */
  #step(instruction: Instruction, at: number, position: number): number {
    this.#position = position;
    const { text } = this;
    switch (instruction.kind) {
      case 'unit': {
        const index = instruction.back ? position - 1 : position;
        if (index < 0 || index >= text.length || !instruction.test(text.charCodeAt(index))) return none;
        this.#position = instruction.back ? position - 1 : position + 1;
        return at + 1;
      }
      case 'run':
        return this.#runOfUnits(instruction, at, position);
      case 'choose': {
        const { places } = instruction;
        for (let index = places.length - 1; index > 0; index--) this.#push(places[index] ?? 0, position);
        return places[0] ?? none;
      }
      case 'jump':
        return instruction.to;
      case 'mark':
        this.#set(instruction.register, position);
        return at + 1;
      case 'start':
        return position === 0 || (instruction.multiline && isLineTerminator(text.charCodeAt(position - 1)))
          ? at + 1
          : none;
      case 'end':
        return position === text.length ||
          (instruction.multiline && isLineTerminator(text.charCodeAt(position)))
          ? at + 1
          : none;
      case 'boundary':
        // charCodeAt gives NaN outside of the text, which is in no set.
        return (isWordCharacter(text.charCodeAt(position - 1)) !==
          isWordCharacter(text.charCodeAt(position))) !==
          instruction.negate
          ? at + 1
          : none;
      case 'reference':
        return this.#reference(instruction, position) ? at + 1 : none;
      case 'look':
        return this.#look(instruction, at, position);
      case 'repeat':
        this.#set(instruction.counter, 0);
        return at + 1;
      case 'loop': {
        const passes = this.registers[instruction.counter] ?? 0;
        if (passes < instruction.min) return at + 1;
        if (passes >= instruction.max) return instruction.next;
        this.#push(instruction.greedy ? instruction.next : at + 1, position);
        return instruction.greedy ? at + 1 : instruction.next;
      }
      case 'pass': {
        const { counter, from, to } = instruction;
        this.#set(counter, (this.registers[counter] ?? 0) + 1);
        this.#set(counter + 1, position);
        for (let register = from; register < to; register++) {
          if (this.registers[register] !== none) this.#set(register, none);
        }
        return at + 1;
      }
      case 'again': {
        const { counter, min, loop } = instruction;
        const tookNothing = this.registers[counter + 1] === position;
        return tookNothing && (this.registers[counter] ?? 0) > min ? none : loop;
      }
      case 'matched':
        return at;
    }
  }

  #runOfUnits(
    { test, min, max, back }: Extract<Instruction, { kind: 'run' }>,
    at: number,
    position: number,
  ): number {
    const { text } = this;
    const limit = back ? Math.max(0, position - max) : Math.min(text.length, position + max);
    let end = position;
    if (back) while (end > limit && test(text.charCodeAt(end - 1))) end--;
    else while (end < limit && test(text.charCodeAt(end))) end++;
    const taken = Math.abs(end - position);
    this.#pay(taken >> 3);
    if (taken < min) return none;
    const least = back ? position - min : position + min;
    if (end !== least) this.#push(at + 1, back ? end + 1 : end - 1, least);
    this.#position = end;
    return at + 1;
  }

  #reference(
    { groups, ignoreCase, back }: Extract<Instruction, { kind: 'reference' }>,
    position: number,
  ): boolean {
    const { text, registers } = this;
    const group = groups.find((one) => registers[2 * one] !== none && registers[2 * one + 1] !== none);
    if (group === undefined) return true;
    const from = registers[2 * group] ?? 0;
    const length = (registers[2 * group + 1] ?? 0) - from;
    const start = back ? position - length : position;
    this.#pay(length >> 3);
    // charCodeAt gives NaN outside of the text, which is equal to nothing.
    for (let index = 0; index < length; index++) {
      const [unit, wanted] = [text.charCodeAt(start + index), text.charCodeAt(from + index)];
      if (unit !== wanted && !(ignoreCase && canonical(unit) === canonical(wanted))) return false;
    }
    this.#position = back ? start : start + length;
    return true;
  }

  /** What a look has found stays, unless it was to find nothing; the ways that it did not try are forgotten. */
  #look({ negate, next }: Extract<Instruction, { kind: 'look' }>, at: number, position: number): number {
    const height = this.#trail.length;
    const ways = this.#stack.length;
    const found = this.#run(at + 1, position) !== none;
    this.#stack.length = ways;
    if (negate) this.#undo(height);
    this.#position = position;
    return found === negate ? none : next;
  }

  #set(register: number, value: number): void {
    this.#pay(1);
    this.#trail.push(register, this.registers[register] ?? none);
    this.registers[register] = value;
  }

  #undo(height: number): void {
    while (this.#trail.length > height) {
      const value = this.#trail.pop() ?? none;
      this.registers[this.#trail.pop() ?? 0] = value;
    }
  }

  /** Each entry is kept until its way is tried: that costs more than an instruction. */
  #push(at: number, position: number, last = position): void {
    this.#pay(instructionsPerStep);
    this.#stack.push(at, position, this.#trail.length, last);
  }

  /** Takes up the latest way that has not been tried. @returns its instruction */
  #backtrack(): number {
    const top = this.#stack.length - entrySize;
    const at = this.#stack[top] ?? 0;
    const position = this.#stack[top + 1] ?? 0;
    const last = this.#stack[top + 3] ?? 0;
    this.#undo(this.#stack[top + 2] ?? 0);
    if (position === last) this.#stack.length = top;
    else this.#stack[top + 1] = position < last ? position + 1 : position - 1;
    this.#position = position;
    return at;
  }

  #pay(instructions: number): void {
    this.#unpaid += instructions;
    if (this.#unpaid < 1024) return;
    this.meter.spend(Math.floor(this.#unpaid / instructionsPerStep));
    this.#unpaid %= instructionsPerStep;
  }
}
