import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runVisit, type StepResult, type Visit } from 'gtm-template-toolkit/container';
import { JsdomPage } from 'gtm-template-toolkit/sandbox';
import { buildContainer } from '../../container/build-container.ts';

const template = path.resolve(import.meta.dirname, '../../template.tpl');

/** The container as the build makes it of the template. */
export const built = buildContainer(readFileSync(template, 'utf8'));

/** Takes a visit with the container, on a page of its own. */
export async function takeVisit(script: Visit) {
  const page = new JsdomPage();
  try {
    return await runVisit(built.container, script, (address) => {
      page.reset(address);
      return page;
    });
  } finally {
    page.close();
  }
}

/** The addresses of all requests, in order. */
export function requestsOf(steps: readonly StepResult[]): string[] {
  return steps.flatMap(({ requests }) => requests.map(({ url }) => url));
}
