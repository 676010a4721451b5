import { SandboxError, SandboxLimitError } from './language/errors.ts';

/** The error's text as GTM would print it: `PermissionError: …`, `TypeError: …`. */
export function errorText(error: unknown): string {
  try {
    return textOf(error);
  } catch {
    // A page throws what it likes: its texts may be getters that throw, or not exist.
    return 'Error: what was thrown has no text';
  }
}

function textOf(error: unknown): string {
  if (error instanceof SandboxLimitError) return error.message;
  if (error instanceof SandboxError) {
    return error.errorName === 'Error' ? error.message : `${error.errorName}: ${error.message}`;
  }
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
