import { parse } from 'acorn';
import { runOnce } from 'gtm-template-toolkit/cli';
import { walk } from 'gtm-template-toolkit/dialect';
import { CannotRun } from 'gtm-template-toolkit/messages';
import type { TemplateData } from '../../template/data.ts';
import type { Template } from 'gtm-template-toolkit/tpl';
import { code, markdownTable } from './markdown.ts';
import { warnings } from './warnings.ts';

/**
 * The page that explains each warning of the tag, with what the built tag prints.
 * @throws CannotRun when the tag has a warning that the table does not explain, or the other way round
 */
export async function warningsPage(template: Template): Promise<string> {
  agree(verdictsIn(template.code));
  const rows = [];
  for (const { verdict, meaning, remedy, examples } of warnings) {
    const printed = [];
    for (const example of examples)
      printed.push(code(shortened(await printedFor(template, verdict, example))));
    rows.push([printed.join('<br>'), meaning, remedy]);
  }
  return [
    '# Warnings',
    'What the tag prints to the browser’s console while GTM previews the container, after `mParticle Pixel:`. Visitors of your site see none of it. Each warning names what came in; the event is sent all the same unless the table says otherwise.',
    markdownTable(['printed, for example', 'meaning', 'remedy'], rows),
  ].join('\n\n');
}

/** The ends of all warnings in the tag's code, which it hands to `warn` and `warnLeftOut`. */
function verdictsIn(text: string): ReadonlySet<string> {
  const program = parse(text, { ecmaVersion: 2022, allowReturnOutsideFunction: true });
  const verdicts = new Set<string>();
  walk(program, (node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return;
    const begin = { warn: '', warnLeftOut: 'is left out: ' }[node.callee.name];
    const verdict = node.arguments[1];
    if (begin === undefined || verdict === undefined) return;
    const spoken =
      verdict.type === 'ConditionalExpression' ? [verdict.consequent, verdict.alternate] : [verdict];
    for (const part of spoken) {
      if (part.type === 'Literal' && typeof part.value === 'string') verdicts.add(begin + part.value);
    }
  });
  return verdicts;
}

function agree(spoken: ReadonlySet<string>): void {
  const explained = new Set(warnings.map(({ verdict }) => verdict));
  const faults = [
    ...[...spoken]
      .filter((verdict) => !explained.has(verdict))
      .map((verdict) => `“${verdict}” is not explained.`),
    ...[...explained]
      .filter((verdict) => !spoken.has(verdict))
      .map((verdict) => `The tag never says “${verdict}”.`),
  ];
  if (faults.length > 0) throw new CannotRun(`docs/generate/warnings.ts: ${faults.join(' ')}`);
}

async function printedFor(
  template: Template,
  verdict: string,
  example: Partial<TemplateData>,
): Promise<string> {
  const minimal = { apiKey: 'us1-key', eventKind: 'AppEvent', eventName: 'Sign-up' };
  const { console } = await runOnce(template, {
    data: { ...minimal, ...example },
    container: { previewMode: true },
    consent: { ad_storage: 'denied' },
  });
  const lines = console.flat().join('\n').replaceAll('mParticle Pixel: ', '').split('\n');
  const line = lines.find((each) => each.endsWith(verdict));
  if (line === undefined) {
    throw new CannotRun(
      `docs/generate/warnings.ts: an example of “${verdict}” prints “${lines.join('; ')}”.`,
    );
  }
  return line;
}

/** With the middle of a long text that came in left out. */
function shortened(line: string): string {
  return line.replace(/^"(.{20}).{20,}"/, '"$1…"');
}
