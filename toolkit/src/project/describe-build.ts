import { measurePayload } from '../payload/measure.ts';
import type { BuiltTemplate } from './build-template.ts';
import type { MadeProduct } from './product.ts';

/** What a build made, for people: size, APIs, permissions, scenarios; its further products. */
export function describeBuild(
  { text, compiled, sources }: BuiltTemplate,
  products: readonly (MadeProduct & { readonly file: string })[],
): string {
  const payload = measurePayload(compiled.code);
  const permissions = Object.keys(sources.permissions);
  return [
    `template.tpl  ${number(Buffer.byteLength(text))} bytes`,
    `  code         ${number(Buffer.byteLength(compiled.code))} bytes; ${number(payload.gzipped)} gzipped as visitors download it`,
    `  APIs         ${compiled.apis.length}: ${compiled.apis.join(', ')}`,
    `  permissions  ${permissions.length}: ${permissions.join(', ')}`,
    `  scenarios    ${sources.scenarios.length}`,
    ...products.flatMap(({ file, text: made, summary }) => [
      `${file}  ${number(Buffer.byteLength(made))} bytes`,
      `  ${summary}`,
    ]),
  ].join('\n');
}

function number(value: number): string {
  return value.toLocaleString('en');
}
