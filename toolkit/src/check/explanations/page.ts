import { fence } from '../../messages/markdown.ts';
import { areas } from './explained-rules.ts';
import { markdownOf } from './render.ts';

/** The page with a place for each rule of the checker, as Markdown. */
export function rulesPage(): string {
  return [
    '# The rules of the checker',
    'What `gtm-template check` finds: what is wrong, why GTM minds, and the same before and after. What a rule rests on stands with it: GTM’s editor or runtime as observed, Google’s documentation, or a count over 315 public templates. `gtm-template check --explain RULE` shows a rule’s place in the terminal.',
    '- A _fault_: GTM refuses the template, or it does not work once it is live. The command ends with exit code 1.\n- A _warning_: GTM takes it, and it is known to go wrong.\n- A _note_: worth knowing.',
    'The examples show the part of a template that matters. Permissions are in the short form of a template project, which `gtm-template build` and `pack` write out as GTM’s editor does.',
    '## How to silence a rule',
    'Say why it does not apply, in a comment of the template’s code or tests. On a line of its own it holds for the next line of code, at the end of a line for that line:',
    fence(
      'js',
      'const url = data.endpoint; // check-allow RULE: the field’s validator takes https addresses only',
    ),
    'For the whole template, its fields and permissions included:',
    fence('js', '// check-allow-file RULE: REASON'),
    'Or on the command line, with `--allow RULE=REASON`, when the file is not yours to change. A silencing without a reason is a fault, and one that silences nothing is a note.',
    '## All rules',
    areas
      .map(({ title, rules }) => `- ${title}: ${rules.map(({ name }) => `[${name}](#${name})`).join(', ')}`)
      .join('\n'),
    ...areas.flatMap(({ title, rules }) => [
      `## ${title}`,
      ...rules.flatMap((rule) => [`### ${rule.name}`, markdownOf(rule)]),
    ]),
  ].join('\n\n');
}
