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
import { exitCode } from 'gtm-template-toolkit/messages';

const root = path.resolve(import.meta.dirname, '..');
const template = path.join(root, 'template.tpl');

await runScript(
  {
    name: 'npm run bench --',
    operands: ['[FILE.tpl|FOLDER…]'],
    summary:
      'Measures the emulator, the checker and the compiler with template.tpl; the scenarios of other templates too.',
    options: {
      fidelity: {
        value: 'FOLDER',
        isRepeatable: true,
        summary:
          'Only runs the scenarios of the public templates that FOLDER/index.json lists, a list of {"repository", "path", "file"}, and says which fail and are not known to.',
      },
    },
  },
  async (named, { fidelity: folders }) => {
    if (folders !== undefined) {
      const fidelity = await measureFidelity(folders);
      console.log(formatFidelity(fidelity));
      const { web, server, outdated } = fidelity;
      const isWorse = web.unexplained.length + server.unexplained.length + outdated.length > 0;
      return isWorse ? exitCode.faults : exitCode.ok;
    }
    console.log('Scenarios');
    for (const at of [template, ...named]) console.log(`  ${at}: ${describeScenarioSpeed(at)}`);
    console.log('Interpreter');
    const { code } = loadTemplate(template, { tests: false });
    console.log(`  ${formatInterpreterCost(measureInterpreter(tagTask(code)))}`);
    console.log('Check of template.tpl');
    console.log(`  ${formatCheckSpeed(measureCheck(template))}`);
    console.log('Compiler');
    const entry = path.join(root, 'src/main.ts');
    const compile = await measureCompile(entry, path.join(root, 'src/tsconfig.json'));
    console.log(`  ${formatCompileSpeed(compile)}`);
    return exitCode.ok;
  },
);
