/** How things stand when a result is to be shown. */
export interface Standing {
  /** Something that is set cannot be read, or GTM would not save it. */
  readonly isWrong: boolean;
  /** Somebody tried to fire it as it is. */
  readonly isRefused: boolean;
  /** Something was fired, and nothing was changed since. */
  readonly isFired: boolean;
  /** It is known what firing would come to, or was before the last change. */
  readonly isPlanned: boolean;
}

/**
 * What a result card shows: why nothing was fired, what firing came to, what is to be put right first, or what firing
 * would come to. Never two of them: what is wrong stands above no result.
 */
export function whichResult({
  isWrong,
  isRefused,
  isFired,
  isPlanned,
}: Standing): 'refused' | 'fired' | 'wrong' | 'planned' | 'nothing' {
  if (isWrong && isRefused) return 'refused';
  if (isFired) return 'fired';
  if (isWrong) return 'wrong';
  return isPlanned ? 'planned' : 'nothing';
}
