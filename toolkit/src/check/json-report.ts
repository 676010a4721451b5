import type { Message, Severity } from '../messages/message.ts';

export interface CheckedFile {
  readonly file: string;
  readonly messages: readonly Message[];
}

/** What `check --json` prints. Lines count from 1, columns from 0. */
export interface JsonReport {
  readonly files: readonly {
    readonly file: string;
    readonly messages: readonly {
      readonly rule: string;
      readonly severity: Severity;
      readonly text: string;
      readonly hint: string | null;
      readonly location: {
        readonly section: string | null;
        readonly line: number;
        readonly column: number;
      } | null;
    }[];
  }[];
  readonly faults: number;
  readonly warnings: number;
}

export function jsonReport(files: readonly CheckedFile[]): JsonReport {
  return {
    files: files.map(({ file, messages }) => ({
      file,
      messages: messages.map(({ rule, severity, text, hint = null, location }) => ({
        rule,
        severity,
        text,
        hint,
        location:
          location === undefined
            ? null
            : { section: location.section ?? null, line: location.line, column: location.column },
      })),
    })),
    faults: count(files, 'fault'),
    warnings: count(files, 'warning'),
  };
}

export function count(files: readonly CheckedFile[], severity: Severity): number {
  return files.reduce(
    (sum, { messages }) => sum + messages.filter((message) => message.severity === severity).length,
    0,
  );
}
