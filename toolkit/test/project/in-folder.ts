import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ExecutionContext } from 'ava';
import { runCommand } from '../../src/cli/run-command.ts';
import { toolkit } from '../../src/cli/toolkit.ts';

export interface Printed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own for a test, and the commands. */
export function inFolder(t: ExecutionContext) {
  const folder = mkdtempSync(path.join(tmpdir(), 'project-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string): string => path.join(folder, name);
  return {
    at,
    read: (name: string): string => readFileSync(at(name), 'utf8'),
    write(name: string, content: string | Uint8Array): void {
      mkdirSync(path.dirname(at(name)), { recursive: true });
      writeFileSync(at(name), content);
    },
    list: (name: string): string[] =>
      readdirSync(at(name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(at(name), path.join(entry.parentPath, entry.name)))
        .sort(),
    async tpl(...args: readonly string[]): Promise<Printed> {
      const printed = { out: '', err: '' };
      const code = await runCommand(toolkit, args, {
        out: (text) => void (printed.out += `${text}\n`),
        err: (text) => void (printed.err += `${text}\n`),
        data: (text) => void (printed.out += text),
        colour: false,
      });
      return { code, ...printed };
    },
  };
}
