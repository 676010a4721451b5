import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

/** What a bundle imports of the toolkit by its name becomes part of it: the toolkit that is running. */
export const toolkitByName: Plugin = {
  name: 'toolkit-by-name',
  setup({ onResolve }) {
    onResolve({ filter: /^gtm-template-toolkit\// }, ({ path: name }) => ({
      path: fileURLToPath(import.meta.resolve(name)),
    }));
  },
};
