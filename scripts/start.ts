import path from 'node:path';
import { loadStart, runScript, startOptions } from 'gtm-template-toolkit/cli';

await runScript(
  {
    name: 'npm start --',
    summary:
      'Opens the playground on loopback and builds behind it: configure the tag, fire it, see what mParticle would receive.',
    options: startOptions,
  },
  async (_, options, terminal) => {
    const start = await loadStart();
    return start([path.resolve(import.meta.dirname, '..')], options, terminal);
  },
);
