import { Origin } from '../dialect/bundle/origin.ts';
import { lineStarts } from '../messages/lines.ts';
import type { Message } from '../messages/message.ts';
import { readTemplate } from '../tpl/template.ts';
import type { BuiltTemplate } from './build-template.ts';

/**
 * Messages about a template that was built, at the places in the sources that their code was made of. What lies in
 * another section, or was added by the compiler, keeps its place in the file.
 */
export function inSources(
  messages: readonly Message[],
  { text, compiled }: Pick<BuiltTemplate, 'text' | 'compiled'>,
): readonly Message[] {
  if (messages.every(({ location }) => location === undefined)) return messages;
  const { codeLocation } = readTemplate(text, 'template.tpl').template;
  const origin = new Origin(compiled.code, JSON.stringify(compiled.map));
  const starts = lineStarts(compiled.code);
  return messages.map((message) => {
    const { location } = message;
    if (location?.section !== codeLocation.section) return message;
    const start = (starts[location.line - codeLocation.line] ?? 0) + location.column;
    const found = origin.locate({ start, end: start + location.length });
    return found === undefined ? message : { ...message, location: found };
  });
}
