import type { ContainerKind } from '../../tpl/container-kind.ts';

/** Parts of a template, each as its section has it. */
export interface Parts {
  /** Properties of INFO, as JSON. */
  readonly info?: string;
  /** A list of fields, as JSON. */
  readonly fields?: string;
  readonly code?: string;
  /** As GTM's editor writes them or, shorter, as a project keeps them: `{ "read_title": {} }`. */
  readonly permissions?: string;
  /** As YAML. */
  readonly tests?: string;
  /** Sections with their markers; a line … stands for what a section holds. */
  readonly template?: string;
}

/** What else the template of an example has, before and after; documents do not show it. */
export interface Given extends Pick<Parts, 'fields' | 'code' | 'permissions'> {
  /** `TAG` unless said. */
  readonly type?: 'MACRO' | 'CLIENT';
  /** `web` unless said. */
  readonly kind?: ContainerKind;
  /** The code of the example completes the tag itself, or is meant not to. */
  readonly isWhole?: true;
  /** Rules that speak too before. */
  readonly also?: readonly string[];
}

/** What documents say of a rule besides what its table says; the tests hold every example against the checker. */
export interface Explanation {
  /** What comes of it in GTM, as Markdown. */
  readonly why: string;
  /** The smallest template part in which the rule speaks, and the same put right. */
  readonly before: Parts;
  readonly after: Parts;
  readonly given?: Given;
}

type Explain = (why: string, before: string, after: string, given?: Given) => Explanation;

/** Explains by one part alone. */
function by(part: keyof Parts): Explain {
  return (why, before, after, given = {}) => ({
    why,
    before: { [part]: before },
    after: { [part]: after },
    given,
  });
}

export const byInfo = by('info');
export const byFields = by('fields');
export const byCode = by('code');
export const byPermissions = by('permissions');
export const byTests = by('tests');
export const byTemplate = by('template');
