import { closest } from '../../messages/closest.ts';
import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';
import { catalogue, type Parameter } from './catalogue.ts';
import type { Declaration } from './declarations.ts';

/** Permissions that GTM has, each once, with parameters that it has. */
export function checkDeclarations({ template, declarations }: Subject, report: Report): void {
  const permissions = catalogue[template.kind];
  const seen = new Set<string>();
  for (const declaration of declarations ?? []) {
    const { publicId, at } = declaration;
    if (seen.has(publicId)) {
      report('duplicate-permission', {
        text: `${publicId} is declared twice.`,
        hint: 'Put everything into one entry.',
        at,
      });
    }
    seen.add(publicId);
    const parameters = Object.hasOwn(permissions, publicId) ? permissions[publicId] : undefined;
    if (parameters === undefined) {
      const meant = closest(publicId, Object.keys(permissions));
      report('unknown-permission', {
        text: `${template.kind === 'web' ? 'Web' : 'Server'} containers have no permission ${publicId}.`,
        hint: meant === undefined ? undefined : `Did you mean ${meant}?`,
        at,
      });
    } else checkParameters(declaration, parameters, report);
  }
}

function checkParameters(
  { publicId, params, locate }: Declaration,
  parameters: Readonly<Record<string, Parameter>>,
  report: Report,
): void {
  for (const [key, value] of Object.entries(params)) {
    const parameter = Object.hasOwn(parameters, key) ? parameters[key] : undefined;
    if (parameter === undefined) {
      const meant = closest(key, Object.keys(parameters));
      report('permission-parameter', {
        text: `${publicId} has no parameter ${key}; GTM ignores it.`,
        hint: meant === undefined ? undefined : `Did you mean ${meant}?`,
        at: locate(key),
      });
    } else if (!fits(value, parameter)) {
      report('permission-parameter', {
        text: `${key} of ${publicId} is ${JSON.stringify(value)?.slice(0, 60)}.`,
        hint: `It is ${typeof parameter === 'string' ? `a ${parameter}` : parameter.join(' or ')}.`,
        at: locate(key),
      });
    }
  }
}

function fits(value: unknown, parameter: Parameter): boolean {
  if (parameter === 'boolean') return typeof value === 'boolean';
  if (parameter === 'list') return Array.isArray(value);
  return typeof value === 'string' && parameter.includes(value);
}
