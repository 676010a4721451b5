import type { BuiltContainer } from '../../../container/build-container.ts';
import { containerFile } from '../../../container/write-container.ts';
import { measurePayload } from '../payload/measure.ts';
import type { BuiltTemplate } from './build-template.ts';

/** What a build made, for people: size, APIs, permissions, scenarios; the parts of the container. */
export function describeBuild(
  { text, compiled, sources }: BuiltTemplate,
  { text: containerText, container }: BuiltContainer,
): string {
  const { tag = [], trigger = [], variable = [] } = container.containerVersion;
  const payload = measurePayload(compiled.code);
  const permissions = Object.keys(sources.permissions);
  return [
    `template.tpl  ${number(Buffer.byteLength(text))} bytes`,
    `  code         ${number(Buffer.byteLength(compiled.code))} bytes; ${number(payload.gzipped)} gzipped as visitors download it`,
    `  APIs         ${compiled.apis.length}: ${compiled.apis.join(', ')}`,
    `  permissions  ${permissions.length}: ${permissions.join(', ')}`,
    `  scenarios    ${sources.scenarios.length}`,
    `${containerFile}  ${number(Buffer.byteLength(containerText))} bytes`,
    `  ${tag.length} tags, ${trigger.length} triggers, ${variable.length} variables`,
  ].join('\n');
}

function number(value: number): string {
  return value.toLocaleString('en');
}
