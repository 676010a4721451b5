import type { AnswerKind } from '../../../recorder/answer.ts';

/** The recorder's answers, in words for a list. */
export const answerKinds = {
  image: 'an image (200)',
  json: 'JSON (202)',
  empty: 'nothing (204)',
  error: 'an error (500)',
  none: 'no answer at all',
} as const satisfies Record<AnswerKind, string>;

export const answerList = [
  'image',
  'json',
  'empty',
  'error',
  'none',
] as const satisfies readonly AnswerKind[];
