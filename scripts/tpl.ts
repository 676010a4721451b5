import { commands, runCommand, runWatched } from 'gtm-template-toolkit/cli';

const args = process.argv.slice(2);

process.exitCode = await runWatched(commands, args, async (terminal) => {
  const [{ program }, { explainPixel }] = await Promise.all([
    import('./tpl-commands.ts'),
    import('../pixel-service/explain.ts'),
  ]);
  return runCommand(program, args, { ...terminal, explain: explainPixel });
});
