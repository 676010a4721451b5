import type { Grants } from './permissions/grants.ts';

/** What the sandbox needs of a template. */
export interface TemplateCode {
  readonly type: 'TAG' | 'MACRO';
  readonly code: string;
  readonly permissions: Grants;
  /** Names the code in errors. */
  readonly file?: string;
  /** How many lines of the file come before the code. */
  readonly lineOffset?: number;
}
