import { commands as general, type Commands } from 'gtm-template-toolkit/cli';

/** The words of `npm run tpl`: the toolkit's, and those that know mParticle. */
export const commands: Commands = {
  ...general,
  decode: async () => (await import('./decode.ts')).decode,
  snippet: async () => (await import('./snippet.ts')).snippet,
};
