import { allRules, rules } from 'gtm-template-toolkit/check';
import type { Severity } from 'gtm-template-toolkit/messages';
import { code, fence, markdownTable, plain } from './markdown.ts';

const severities: readonly {
  readonly severity: Severity;
  readonly title: string;
  readonly meaning: string;
}[] = [
  {
    severity: 'fault',
    title: 'Faults',
    meaning:
      'GTM refuses the template, or it does not work once it is live. The command ends with exit code 1.',
  },
  {
    severity: 'warning',
    title: 'Warnings',
    meaning: 'GTM takes it, and it is known to go wrong.',
  },
  { severity: 'note', title: 'Notes', meaning: 'Worth knowing.' },
];

/** The page about the checker of templates, made from its rules. */
export function checksPage(): string {
  return [
    '# Checks',
    'The checker reads any template, says what GTM would refuse and what is known to go wrong, all at once and with the place and the remedy. It works on anybody’s `.tpl`.',
    fence('sh', 'npm run --silent tpl -- check template.tpl'),
    `What a rule rests on stands beside it: GTM’s editor or runtime as observed, Google’s documentation, or a count over 315 public templates.`,
    '## Silence a rule',
    'Say why it does not apply, in a comment of the template’s code or tests. On a line of its own it holds for the next line of code, at the end of a line for that line:',
    fence(
      'js',
      'const url = data.endpoint; // check-allow RULE: the field’s validator takes https addresses only',
    ),
    'For the whole template, its fields and permissions included:',
    fence('js', '// check-allow-file RULE: reason'),
    'Or on the command line, when the file is not yours to change:',
    fence(
      'sh',
      "npm run --silent tpl -- check --allow 'permission-broad=the page may be anywhere' template.tpl",
    ),
    'A silencing without a reason is a fault, and one that silences nothing is a note.',
    '## Syntax',
    'Each construct that GTM does not accept has a rule of its own: see [what the compiler rewrites](dialect.md#what-the-compiler-rewrites) and [refuses](dialect.md#what-it-refuses). In a template these are faults; constructs that GTM’s runtime knows and no public template has are warnings.',
    ...severities.flatMap(({ severity, title, meaning }) => [
      `## ${title}`,
      meaning,
      markdownTable(
        ['rule', 'what it finds', 'rests on'],
        allRules
          .filter((rule) => rule.severity === severity && Object.hasOwn(rules, rule.name))
          .map(({ name, what, evidence }) => [code(name), plain(what), plain(evidence)]),
      ),
    ]),
  ].join('\n\n');
}
