import path from 'node:path';
import { formatCheckSpeed, measureCheck } from '../toolkit/bench/check.ts';
import { formatCompileSpeed, measureCompile } from '../toolkit/bench/dialect.ts';
import { formatInterpreterCost, measureInterpreter } from '../toolkit/bench/interpreter.ts';
import { describeScenarioSpeed } from '../toolkit/bench/scenarios.ts';
import { tagTask } from '../toolkit/bench/tag-task.ts';
import { loadTemplate } from '../toolkit/src/cli/load-template.ts';
import { runScript } from '../toolkit/src/cli/run-script.ts';

const root = path.resolve(import.meta.dirname, '..');
const template = path.join(root, 'template.tpl');

const usage = `Usage: npm run bench -- [FILE.tpl | FOLDER …]

Measures the emulator, the checker and the compiler with template.tpl; the scenarios of other templates too.`;

await runScript({ usage, options: {}, allowPositionals: true }, async ({ positionals }) => {
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
