import type { ContainerKind } from '../tpl/container-kind.ts';
import type { Grants } from './permissions/grants.ts';

/** A tag, a variable or, on servers, a client, which answers requests. */
export type TemplateType = 'TAG' | 'MACRO' | 'CLIENT';

/** What the sandbox needs of a template. */
export interface TemplateCode {
  /** The kind of container that it is for; `web` when not given. */
  readonly kind?: ContainerKind;
  readonly type: TemplateType;
  readonly code: string;
  readonly permissions: Grants;
  /** Names the code in errors. */
  readonly file?: string;
  /** How many lines of the file come before the code. */
  readonly lineOffset?: number;
}
