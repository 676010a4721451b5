import type { TemplateType } from '../../sandbox/template.ts';
import type { Report } from './report.ts';
import { customTypes, isCustomType, type templateReader } from './custom-types.ts';
import type { ContainerVersion } from './format.ts';

/** Each custom template is written as GTM writes it, and is what the tags, variables and clients made from it say. */
export function checkTemplates(
  version: ContainerVersion,
  read: ReturnType<typeof templateReader>,
  report: Report,
): void {
  for (const one of version.customTemplate ?? []) {
    const { name, templateData } = one;
    const owner = `template “${name}”`;
    if (templateData.startsWith('\uFEFF')) {
      report('template-text', `The ${owner} begins with a byte order mark, which exports leave out.`);
    }
    if (templateData.includes('\r')) report('template-text', `The ${owner} has carriage returns.`);
    const { info } = read(one).template;
    const displayName = info['displayName'];
    if (displayName !== name) {
      report('template-name', `The ${owner} calls itself “${String(displayName)}”: the names must agree.`);
    }
  }
  const templates = customTypes(version);
  const check = (owner: string, type: string, wanted: TemplateType): void => {
    if (!isCustomType(type)) return;
    const template = templates.find(type);
    if (template === undefined) {
      report('unknown-template', `The ${owner} is made from the template ${type}, which there is not.`);
      return;
    }
    const made = read(template).template.type;
    if (made !== wanted) {
      report(
        'template-type',
        `The ${owner} is made from “${template.name}”, which is of the type ${made ?? 'unknown'}, not ${wanted}.`,
      );
    }
  };
  for (const { name, type } of version.tag ?? []) check(`tag “${name}”`, type, 'TAG');
  for (const { name, type } of version.variable ?? []) check(`variable “${name}”`, type, 'MACRO');
  for (const { name, type } of version.client ?? []) check(`client “${name}”`, type, 'CLIENT');
}
