import path from 'node:path';
import {
  formatCheckSpeed,
  measureCheck,
  formatCompileSpeed,
  measureCompile,
  formatInterpreterCost,
  measureInterpreter,
  describeScenarioSpeed,
  formatFidelity,
  measureFidelity,
  tagTask,
} from 'gtm-template-toolkit/bench';
import { loadTemplate, runScript } from 'gtm-template-toolkit/cli';

const root = path.resolve(import.meta.dirname, '..');
const template = path.join(root, 'template.tpl');

const usage = `Usage: npm run bench -- [FILE.tpl | FOLDER …] [--fidelity FOLDER …]

Measures the emulator, the checker and the compiler with template.tpl; the scenarios of other templates too.

  --fidelity FOLDER  only runs the scenarios of the public templates that FOLDER/index.json lists, a list of
                     {"repository", "path", "file"}, and says which fail and are not known to`;

const options = { fidelity: { type: 'string', multiple: true } } as const;

await runScript({ usage, options, allowPositionals: true }, async ({ values, positionals }) => {
  if (values.fidelity !== undefined) {
    const fidelity = await measureFidelity(values.fidelity);
    console.log(formatFidelity(fidelity));
    const { web, server, outdated } = fidelity;
    return web.unexplained.length + server.unexplained.length + outdated.length > 0 ? 1 : undefined;
  }
  console.log('Scenarios');
  for (const at of [template, ...positionals]) console.log(`  ${at}: ${describeScenarioSpeed(at)}`);
  console.log('Interpreter');
  const { code } = loadTemplate(template, { tests: false });
  console.log(`  ${formatInterpreterCost(measureInterpreter(tagTask(code)))}`);
  console.log('Check of template.tpl');
  console.log(`  ${formatCheckSpeed(measureCheck(template))}`);
  console.log('Compiler');
  const compile = await measureCompile(path.join(root, 'src/main.ts'), path.join(root, 'src/tsconfig.json'));
  console.log(`  ${formatCompileSpeed(compile)}`);
  return undefined;
});
