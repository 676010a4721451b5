import path from 'node:path';
import type { PlaygroundOptions } from 'gtm-template-toolkit/playground';
import { containerProduct } from '../container/product.ts';

/** What this project hands to the playground. */
export const ownPlayground: Pick<PlaygroundOptions, 'receiver' | 'container'> = {
  receiver: path.resolve(import.meta.dirname, '../pixel-service/receiver.ts'),
  container: containerProduct,
};
