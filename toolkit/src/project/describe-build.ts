import path from 'node:path';
import { measurePayload } from '../payload/measure.ts';
import type { BuiltTemplate } from './build-template.ts';
import type { MadeProduct } from './product.ts';
import type { Verdict } from './verdict.ts';

/** What a build made, for people: size, APIs, permissions, scenarios; its further products. */
export function describeBuild(
  { text, compiled, sources, project }: BuiltTemplate,
  products: readonly (MadeProduct & { readonly file: string })[],
  verdict: Verdict,
): string {
  return [
    `${path.relative(project.root, project.output)}  ${number(Buffer.byteLength(text))} bytes`,
    `  code         ${number(Buffer.byteLength(compiled.code))} bytes${sources.kind === 'web' ? downloaded(compiled.code) : ''}`,
    `  APIs         ${listed(compiled.apis)}`,
    `  permissions  ${listed(Object.keys(sources.permissions))}`,
    `  scenarios    ${sources.scenarios.length}`,
    ...(verdict.oldFaults + verdict.warnings === 0 ? [] : [`  check        ${describeVerdict(verdict)}`]),
    ...products.flatMap(({ file, text: made, summary }) => [
      `${file}  ${number(Buffer.byteLength(made))} bytes`,
      `  ${summary}`,
    ]),
  ].join('\n');
}

/** Code that does not compile, which an older template may have, has no size. */
function downloaded(code: string): string {
  try {
    return `; ${number(measurePayload(code).gzipped)} gzipped as visitors download it`;
  } catch {
    return '';
  }
}

function describeVerdict({ oldFaults, warnings }: Verdict): string {
  const faults = oldFaults === 0 ? [] : [`${count(oldFaults, 'fault')} that it had before`];
  const parts = [...faults, ...(warnings === 0 ? [] : [count(warnings, 'warning')])];
  return `${parts.join(', ')}: gtm-template check says more`;
}

function count(amount: number, what: string): string {
  return `${amount} ${what}${amount === 1 ? '' : 's'}`;
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? '0' : `${names.length}: ${names.join(', ')}`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
