import path from 'node:path';
import { buildOnce, watch } from 'gtm-template-toolkit/project';
import { CannotRun } from 'gtm-template-toolkit/messages';
import { runScript } from 'gtm-template-toolkit/cli';

const root = path.resolve(import.meta.dirname, '..');

const usage = `Usage: npm run build -- [--check | --watch]

Writes template.tpl, its source map, and the container to import.
  --check  writes nothing; exit code 1 when a file is not what the sources build
  --watch  builds again after each change of the sources`;

await runScript(
  { usage, options: { check: { type: 'boolean' }, watch: { type: 'boolean' } } },
  async ({ values: { check, watch: watches } }) => {
    if (check === true && watches === true) {
      throw new CannotRun(`--check writes nothing and --watch does: choose one.\n\n${usage}`);
    }
    if (watches !== true) return buildOnce(root, { write: check !== true });
    await watch(root);
    return undefined;
  },
);
