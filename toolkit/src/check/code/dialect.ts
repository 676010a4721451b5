import { checkSyntax } from '../../dialect/check/check-syntax.ts';
import type { Message } from '../../messages/message.ts';
import type { ContainerKind } from '../../tpl/container-kind.ts';
import type { Code } from './code.ts';

/** What the dialect has to say of a piece of code. A name that is not declared is reported once. */
export function checkDialect(
  code: Code,
  kind: ContainerKind,
  globals: ReadonlySet<string> = new Set(),
): Message[] {
  const messages = checkSyntax(code.program, {
    code: code.text,
    globals,
    kind,
    locate: (place) => code.locate(place),
  });
  const names = new Set<string>();
  return messages.filter(({ rule, text }) => {
    if (rule !== 'undeclared-name') return true;
    const isFirst = !names.has(text);
    names.add(text);
    return isFirst;
  });
}
