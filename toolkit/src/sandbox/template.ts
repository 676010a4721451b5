import type { ContainerKind } from '../tpl/container-kind.ts';
import type { Template } from '../tpl/template.ts';
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

/** What the sandbox needs of a template that has been read. */
export function codeOf({ file, kind, type, code, codeLocation, permissions }: Template): TemplateCode {
  return {
    kind,
    type: type === 'MACRO' ? 'MACRO' : type === 'CLIENT' && kind === 'server' ? 'CLIENT' : 'TAG',
    code,
    permissions,
    file,
    lineOffset: codeLocation.line - 1,
  };
}
