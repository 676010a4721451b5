import path from 'node:path';
import type { PlaygroundOptions } from 'gtm-template-toolkit/playground';
import config from '../gtm-template.config.ts';

const { receiver, container } = config.playground;

/** What this project hands to the playground, whose sources may be elsewhere. */
export const ownPlayground: Pick<PlaygroundOptions, 'receiver' | 'container'> = {
  receiver: path.resolve(import.meta.dirname, '..', receiver),
  container,
};
