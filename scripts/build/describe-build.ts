import type { BuiltTemplate } from './build-template.ts';

/** What a build made, for people: size, APIs, permissions, scenarios. */
export function describeBuild({ text, compiled, sources }: BuiltTemplate): string {
  const permissions = Object.keys(sources.permissions);
  return [
    `template.tpl  ${number(Buffer.byteLength(text))} bytes`,
    `  code         ${number(Buffer.byteLength(compiled.code))} bytes`,
    `  APIs         ${compiled.apis.length}: ${compiled.apis.join(', ')}`,
    `  permissions  ${permissions.length}: ${permissions.join(', ')}`,
    `  scenarios    ${sources.scenarios.length}`,
  ].join('\n');
}

function number(value: number): string {
  return value.toLocaleString('en');
}
