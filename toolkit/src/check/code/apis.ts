import { closest } from '../../messages/closest.ts';
import { apisIn } from '../../dialect/table.ts';
import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';

/** Names that web templates may require too: in production they do nothing. */
const testApis = ['mock', 'mockObject', 'assertApi', 'assertThat', 'fail', 'TestHelper'];

/** Literal names of APIs that exist in this kind of container, and that the code uses. */
export function checkRequires({ template, code }: Subject, report: Report): void {
  if (code === undefined) return;
  const known = apisIn(template.kind);
  const other = template.kind === 'web' ? 'server' : 'web';
  for (const { name, isLiteral, call, uses } of code.requires) {
    const at = code.locate(call.arguments[0] ?? call);
    if (!isLiteral) {
      report('computed-require', {
        text: 'require takes a literal text: GTM finds the permissions that a template needs by these names.',
        hint: name === undefined ? undefined : `Write require('${name}').`,
        at,
      });
    }
    if (name === undefined || testApis.includes(name)) continue;
    if (known.has(name)) {
      if (uses.length === 0) {
        report('unused-require', {
          text: `${name} is required and not used.`,
          hint:
            template.kind === 'web'
              ? 'Remove it: every visitor downloads it, and GTM asks for its permission.'
              : 'Remove it: GTM asks for its permission.',
          at,
        });
      }
      continue;
    }
    if (apisIn(other).has(name)) {
      report('api-of-other-container', {
        text: `${name} exists in ${other} containers only, and this template is for ${template.kind} containers.`,
        at,
      });
      continue;
    }
    const meant = closest(name, [...known.keys()]);
    report('unknown-api', {
      text: `GTM has no API ${name}.`,
      hint: meant === undefined ? undefined : `Did you mean ${meant}?`,
      at,
    });
  }
}
