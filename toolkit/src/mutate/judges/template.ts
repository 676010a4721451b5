import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { checkTemplate } from '../../check/check-template.ts';
import { codeOf } from '../../sandbox/template.ts';
import { createTemplateBuilder } from '../../project/build-template.ts';
import { JsdomPage } from '../../sandbox/page/jsdom-page.ts';
import { runScenarios } from '../../sandbox/run-scenarios.ts';
import { readWholeTemplate } from '../../tpl/template.ts';
import type { Judge } from '../target.ts';
import { RecentFirst } from './recent-first.ts';

const templateFile = 'template.tpl';

/**
 * Three judges of the template that a project builds: the compiler, the checker, and the template's own scenarios.
 * The first builds `template.tpl`, for those after it and for tests that read it; what is built as before is no
 * mutant.
 */
export async function templateJudges(root: string): Promise<readonly [Judge, Judge, Judge]> {
  const builder = await createTemplateBuilder(root);
  const page = new JsdomPage();
  const order = new RecentFirst<string>();
  let original: { readonly text: string; readonly messages: number } | undefined;
  let text = '';
  return [
    {
      name: 'compiler',
      judge: async (mutant) => {
        const built = await builder.build();
        const [fault] = built.compiled.messages.filter(({ severity }) => severity === 'fault');
        if (fault !== undefined) return { noticed: fault.rule };
        text = built.text;
        await writeFile(path.join(root, templateFile), text);
        if (mutant === undefined) original = { text, messages: checkTemplate(text, templateFile).length };
        return mutant !== undefined && text === original?.text ? 'unchanged' : undefined;
      },
    },
    {
      name: 'checker',
      judge: async () => {
        const messages = checkTemplate(text, templateFile);
        if (messages.length === original?.messages) return undefined;
        return { noticed: messages.at(-1)?.rule ?? 'a message less' };
      },
    },
    {
      name: 'scenarios',
      judge: async (mutant) => {
        const template = readWholeTemplate(text, templateFile);
        const file = mutant?.file ?? '';
        const scenarios = order.sort(file, template.scenarios, ({ name }) => name);
        const { results } = await runScenarios(
          { template: codeOf(template), scenarios, setup: template.setup?.code ?? '' },
          page,
          { untilFailure: true },
        );
        const failed = results.find(({ status }) => status !== 'passed');
        if (failed === undefined) return undefined;
        order.noticed(file, failed.name);
        return { noticed: failed.name };
      },
    },
  ];
}
