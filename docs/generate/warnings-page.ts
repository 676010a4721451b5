import { parse, type AnyNode } from 'acorn';
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

/** The ends of all warnings in the tag's code, which it hands to `warn`. */
function verdictsIn(text: string): ReadonlySet<string> {
  const program = parse(text, { ecmaVersion: 2022, allowReturnOutsideFunction: true });
  const values = new Map<string, AnyNode>();
  const verdicts: AnyNode[] = [];
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init) {
      values.set(node.id.name, node.init);
    }
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return;
    const [, verdict] = node.arguments;
    if (node.callee.name === 'warn' && verdict !== undefined) verdicts.push(verdict);
  });
  return new Set(verdicts.flatMap((verdict) => textsOf(verdict, values)));
}

/** The texts that an expression may yield: a literal, one of two or more, or one after the other. */
function textsOf(node: AnyNode, values: ReadonlyMap<string, AnyNode>): string[] {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' && node.value !== '' ? [node.value] : [];
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].flatMap((each) => textsOf(each, values));
    case 'BinaryExpression':
      return textsOf(node.left, values).flatMap((begin) =>
        textsOf(node.right, values).map((end) => begin + end),
      );
    case 'Identifier': {
      const value = values.get(node.name);
      return value === undefined ? [] : textsOf(value, values);
    }
    default:
      return [];
  }
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
