import path from 'node:path';
import { loadSite, runScript, siteOptions } from 'gtm-template-toolkit/cli';

await runScript(
  {
    name: 'npm run site --',
    summary:
      'Writes the project’s website to dist/site: the playground without a server, the documents, the downloads.',
    options: siteOptions,
  },
  async (_, options, terminal) => {
    const site = await loadSite();
    return site([path.resolve(import.meta.dirname, '..')], options, terminal);
  },
);
