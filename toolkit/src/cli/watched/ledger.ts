import { mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CodeLocation } from '../../sandbox/language/errors.ts';

/** How far a watched process has come. */
export interface Progress {
  /** The piece of work that is under way, counted from 1; 0 before the first and between two. */
  readonly piece: number;
  /** What the processor had spent on the process when it began, and the clock's time then, in milliseconds. */
  readonly begun: { readonly used: number; readonly clock: number };
  /** How much the processor may spend on it, in milliseconds. */
  readonly allowed: number;
  /** How often something was printed. */
  readonly printed: number;
  /** Where the template's code is. */
  readonly at: CodeLocation | undefined;
}

/** A piece of work that was ended from outside. */
export interface Ended {
  readonly piece: number;
  readonly reason: string;
  readonly at: CodeLocation | undefined;
}

/** What a process that takes up the work of an ended one is told. */
export interface History {
  readonly ended: readonly Ended[];
  /** How much has been printed and is not to be printed again. */
  readonly printed: number;
}

/** The numbers of `Progress` in their order in the file. */
const slots = ['piece', 'used', 'clock', 'allowed', 'printed', 'line', 'column', 'sourceLength'] as const;
type Slot = (typeof slots)[number];

const slotSize = 8;
const sourceOffset = slots.length * slotSize;
const longestSource = 1024;
const historyOffset = sourceOffset + longestSource;

/**
 * A file by which the watched process says how far it has come. Writing to a file is all that code can do in a moment
 * and that outlives a process which hangs or is ended.
 */
export class Ledger {
  readonly #numbers = new Float64Array(slots.length);
  readonly #bytes = Buffer.from(this.#numbers.buffer);
  #source = '';

  /** @param descriptor an open file, for reading and writing */
  constructor(readonly descriptor: number) {}

  /** A new one. Nobody else can open it: it has no name any more, except on systems that keep names of open files. */
  static create(): Ledger {
    const folder = mkdtempSync(path.join(tmpdir(), 'gtm-template-'));
    const descriptor = openSync(path.join(folder, 'ledger'), 'w+', 0o600);
    const remove = (): void => rmSync(folder, { recursive: true, force: true });
    try {
      remove();
    } catch {
      process.once('exit', remove);
    }
    return new Ledger(descriptor);
  }

  begin(piece: number, begun: Progress['begun'], allowed: number): void {
    this.#set({ piece, ...begun, allowed, line: 0, column: 0, sourceLength: 0 });
  }

  end(): void {
    this.#set({ piece: 0 });
  }

  notePrinted(printed: number): void {
    this.#set({ printed });
  }

  notePlace({ source, line, column }: CodeLocation): void {
    if (source !== this.#source) {
      this.#source = source;
      writeSync(this.descriptor, Buffer.from(source).subarray(0, longestSource), 0, undefined, sourceOffset);
    }
    this.#set({ line, column, sourceLength: Math.min(Buffer.byteLength(source), longestSource) });
  }

  progress(): Progress {
    readSync(this.descriptor, this.#bytes, 0, this.#bytes.length, 0);
    const of = (slot: Slot): number => this.#numbers[slots.indexOf(slot)] ?? 0;
    const source = Buffer.alloc(of('sourceLength'));
    readSync(this.descriptor, source, 0, source.length, sourceOffset);
    return {
      piece: of('piece'),
      begun: { used: of('used'), clock: of('clock') },
      allowed: of('allowed'),
      printed: of('printed'),
      at:
        of('line') === 0 ? undefined : { source: source.toString(), line: of('line'), column: of('column') },
    };
  }

  /** Hands over to the next process. */
  writeHistory(history: History): void {
    const text = Buffer.from(JSON.stringify(history));
    const length = Buffer.alloc(slotSize);
    length.writeDoubleLE(text.length);
    writeSync(this.descriptor, Buffer.concat([length, text]), 0, undefined, historyOffset);
    this.#numbers.fill(0);
    this.#set({});
  }

  history(): History {
    const length = Buffer.alloc(slotSize);
    readSync(this.descriptor, length, 0, slotSize, historyOffset);
    const text = Buffer.alloc(length.readDoubleLE());
    readSync(this.descriptor, text, 0, text.length, historyOffset + slotSize);
    return text.length === 0 ? { ended: [], printed: 0 } : (JSON.parse(text.toString()) as History); // Written above.
  }

  #set(values: Partial<Record<Slot, number>>): void {
    for (const [index, slot] of slots.entries()) {
      const value = values[slot];
      if (value !== undefined) this.#numbers[index] = value;
    }
    writeSync(this.descriptor, this.#bytes, 0, this.#bytes.length, 0);
  }
}
