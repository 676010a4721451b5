import path from 'node:path';
import { measurePayload, summarizeCoverage, type Share } from 'gtm-template-toolkit/bench';
import { codeOf, runScenarios } from 'gtm-template-toolkit/sandbox';
import { findTests } from 'gtm-template-toolkit/testing';
import { readTextFile, type Template } from 'gtm-template-toolkit/tpl';
import { markdownTable } from './markdown.ts';
import { requiredApis } from './permissions.ts';
import { recordedFidelity } from './recorded-fidelity.ts';

/** What the tag adds to a container, rounded up: `4 kB`. */
export function size(template: Template): string {
  return `${(Math.ceil(measurePayload(template.code).gzipped / 100) / 10).toLocaleString('en')} kB`;
}

/**
 * The README's table of figures, each from the code that measures it.
 * @param template the built template, with its scenarios
 */
export async function figuresTable(template: Template, root: string): Promise<string> {
  const { gzipped } = measurePayload(template.code);
  const { scenarios, setup } = template;
  const { results, coverage } = await runScenarios(
    { template: codeOf(template), scenarios, setup: setup?.code ?? '' },
    { coverage: true },
  );
  if (coverage === undefined) throw new Error('The run of the scenarios counted nothing.');
  const { statements, branches } = summarizeCoverage(coverage);
  const passed = results.filter(({ status }) => status === 'passed').length;
  const { web, server } = recordedFidelity;
  return markdownTable(
    ['what', 'how much', 'measured by'],
    [
      [
        'added to what visitors download',
        `${gzipped.toLocaleString('en')} bytes, compressed, inside GTM’s own file; nothing else is loaded`,
        '`npm run bench`',
      ],
      [
        'used of GTM',
        `${requiredApis(template.code).length} APIs, ${Object.keys(template.permissions).length} [permissions](#what-it-may-do)`,
        '`npm run docs`',
      ],
      [
        'scenarios for GTM’s Tests tab',
        `${passed} of ${results.length} pass; they reach ${percent(statements)} of the statements and ${percent(branches)} of the branches`,
        '`tpl test --coverage`',
      ],
      [
        'tests besides',
        `more than ${testsIn(root)}, of the tag and of the tools; a table of inputs counts as one`,
        '`npm test`',
      ],
      [
        'scenarios of other people’s public templates that pass in the emulator',
        `web: ${web.passed} of ${web.scenarios}, server: ${server.passed} of ${server.scenarios}; [why the others do not](toolkit/bench/known-failures.json)`,
        '`npm run bench -- --fidelity`',
      ],
    ],
  );
}

/** Rounded down, so that not every new test asks for a new README. */
function testsIn(root: string): number {
  const count = findTests(root)
    .map((file) => readTextFile(path.join(root, file)))
    .reduce(
      (sum, text) => sum + (text.match(/^\s*(?:test(?:\.serial)?|browserTest|inBrowser)\(/gm)?.length ?? 0),
      0,
    );
  return Math.floor(count / 250) * 250;
}

function percent({ covered, total }: Share): string {
  return `${((100 * covered) / total).toFixed(1)} %`;
}
