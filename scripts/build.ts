import path from 'node:path';
import { runScript } from 'gtm-template-toolkit/cli';
import { CannotRun, exitCode } from 'gtm-template-toolkit/messages';
import { buildOnce, watch } from 'gtm-template-toolkit/project';

const root = path.resolve(import.meta.dirname, '..');

await runScript(
  {
    name: 'npm run build --',
    summary: 'Writes template.tpl, its source map, and the container to import.',
    options: {
      check: { summary: 'Writes nothing; exit code 1 when a file is not what the sources build.' },
      watch: { summary: 'Builds again after each change of the sources.' },
    },
  },
  async (_, { check, watch: watches }) => {
    if (check === true && watches === true) {
      throw new CannotRun('--check writes nothing and --watch does: choose one.');
    }
    if (watches !== true) return buildOnce(root, { write: check !== true });
    await watch(root);
    return exitCode.ok;
  },
);
