/** The command could not do its work at all (missing file, malformed input): exit code 2, nothing written. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun';
}

/** The exit codes of every command. */
export const exitCode = { ok: 0, faults: 1, couldNotRun: 2 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
