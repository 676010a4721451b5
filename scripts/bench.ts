import path from 'node:path';
import {
  adopt,
  judgeAdoption,
  templatesAt,
  formatCheckSpeed,
  measureCheck,
  formatCompileSpeed,
  measureCompile,
  formatInterpreterCost,
  measureInterpreter,
  countInstructions,
  measurePayload,
  payloadByDeclaration,
  tagApis,
  describeScenarioSpeed,
  formatContainers,
  formatFaults,
  formatFidelity,
  measureContainers,
  measureFaults,
  measureFidelity,
  tagTask,
} from 'gtm-template-toolkit/bench';
import { loadTemplate, runScript } from 'gtm-template-toolkit/cli';
import { exitCode } from 'gtm-template-toolkit/messages';
import { recordFidelity } from '../docs/generate/recorded-fidelity.ts';

const root = path.resolve(import.meta.dirname, '..');
const template = path.join(root, 'template.tpl');

/** A tag as it stands in GTM with its three fields filled in and the defaults of the others. */
const plain = {
  apiKey: 'us1-0123456789abcdef0123456789abcdef',
  eventKind: 'AppEvent',
  eventName: 'Plan chosen',
  eventType: 'auto',
  consentMode: 'none',
  consentTypes: [{ type: 'analytics_storage' }],
  environment: 'auto',
  commaHandling: 'encode',
  maxUrlLength: '8000',
  completion: 'response',
  gtmOnSuccess: () => undefined,
  gtmOnFailure: () => undefined,
};

/** What a plain event costs, and what an attribute, an identity and the options of the page add. */
function instructionsOf(code: string): string {
  const cost = (more: object): number => countInstructions(code, { ...plain, ...more }, tagApis);
  const none = cost({});
  const row = (key: string) => ({ key, value: 'value' });
  const attributes = cost({ eventAttributes: Array.from({ length: 100 }, (_, at) => row(`key ${at}`)) });
  const identities = cost({ userIdentities: ['customerid', 'email', 'google', 'yahoo'].map(row) });
  const page = cost({
    sendPageUrl: true,
    sendPagePath: true,
    sendReferrer: true,
    sendUtm: true,
    sendClickIds: true,
  });
  return [
    `plain event ${none}`,
    `each attribute ${Math.round((attributes - none) / 100)}`,
    `each identity ${Math.round((identities - none) / 4)}`,
    `all page options ${page - none}`,
  ].join(', ');
}

await runScript(
  {
    name: 'npm run bench --',
    operands: ['[FILE.tpl|FOLDER…]'],
    summary:
      'Measures the tag, and with it the emulator, the checker and the compiler; the scenarios of other templates too.',
    options: {
      adoption: {
        value: 'FOLDER',
        isRepeatable: true,
        summary:
          'Only makes projects of the templates in FOLDER, as they are and with --typescript, and holds those that do not build and pass as before against the list of known exceptions.',
      },
      fidelity: {
        value: 'FOLDER',
        isRepeatable: true,
        summary:
          'Only runs the scenarios of the public templates that FOLDER/index.json lists, a list of {"repository", "path", "file"}, and says which fail and are not known to; the checker’s faults in them too.',
      },
      record: {
        summary: 'With --fidelity: keeps what it came to for the README, which npm run docs writes.',
      },
      containers: {
        value: 'FOLDER',
        summary: 'Only says how much of the container exports in the folder is emulated, and what is not.',
      },
    },
  },
  async (named, { adoption, fidelity: folders, record = false, containers }) => {
    if (containers !== undefined) {
      console.log(formatContainers(measureContainers(containers)));
      return exitCode.ok;
    }
    if (adoption !== undefined) {
      const adoptions = [];
      const files = adoption.flatMap(templatesAt);
      for (const [index, file] of files.entries()) {
        if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${files.length} `);
        adoptions.push(await adopt(file));
      }
      const { text, isWorse } = judgeAdoption(adoptions);
      console.log(text);
      return isWorse ? exitCode.faults : exitCode.ok;
    }
    if (folders !== undefined) {
      const fidelity = await measureFidelity(folders);
      console.log(formatFidelity(fidelity));
      const faults = measureFaults(folders);
      console.log(formatFaults(faults));
      if (record) recordFidelity(root, fidelity);
      const { web, server, outdated } = fidelity;
      const isWorse =
        web.unexplained.length + server.unexplained.length + outdated.length + faults.unjudged.length > 0;
      return isWorse ? exitCode.faults : exitCode.ok;
    }
    console.log('Scenarios');
    for (const at of [template, ...named]) {
      for (const line of describeScenarioSpeed(at)) console.log(`  ${at}, ${line}`);
    }
    console.log('Interpreter');
    const { code } = loadTemplate(template, { tests: false });
    console.log(`  ${formatInterpreterCost(measureInterpreter(tagTask(code)))}`);
    console.log('Instructions of GTM’s interpreter for one run');
    console.log(`  ${instructionsOf(code)}`);
    console.log('What every visitor downloads');
    const { compiled, gzipped } = measurePayload(code);
    console.log(
      `  ${compiled} bytes as GTM compiles it, ${gzipped} gzipped; without one function there would be`,
    );
    for (const { name, gzipped: bytes } of payloadByDeclaration(code).slice(0, 20)) {
      console.log(`  ${String(bytes).padStart(5)} bytes fewer without ${name}`);
    }
    console.log('Check of template.tpl');
    console.log(`  ${formatCheckSpeed(measureCheck(template))}`);
    console.log('Compiler');
    const entry = path.join(root, 'src/main.ts');
    const compile = await measureCompile(entry, path.join(root, 'src/tsconfig.json'));
    console.log(`  ${formatCompileSpeed(compile)}`);
    return exitCode.ok;
  },
);
