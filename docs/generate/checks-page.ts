import { areas } from 'gtm-template-toolkit/explanations';
import { anchor, fence } from './markdown.ts';

const page = '../toolkit/docs/rules.md';

const severities: readonly {
  readonly title: string;
  readonly meaning: string;
}[] = [
  {
    title: 'Faults',
    meaning:
      'GTM refuses the template, or it does not work once it is live. The command ends with exit code 1.',
  },
  {
    title: 'Warnings',
    meaning: 'GTM takes it, and it is known to go wrong.',
  },
  { title: 'Notes', meaning: 'Worth knowing.' },
];

/** The page about the checker of templates, which leads to the rules of the toolkit. */
export function checksPage(): string {
  return [
    '# Checks',
    'The checker reads any template, says what GTM would refuse and what is known to go wrong, all at once and with the place and the remedy. It works on anybody’s `.tpl`.',
    fence('sh', 'npm run --silent tpl -- check template.tpl'),
    `Below what it finds, it says where each rule has [its place in the documents](${page}): what is wrong, why GTM minds, what that rests on, and the same before and after. The terminal shows it too:`,
    fence('sh', 'npm run --silent tpl -- check --explain permission-broad'),
    '## What it looks at',
    areas
      .map(({ title, rules }) => `- [${title}](${page}#${anchor(title)}): ${rules.length} rules`)
      .join('\n'),
    '## Silence a rule',
    `Say why it does not apply, in a comment of the template’s code or tests ([how](${page}#how-to-silence-a-rule)), or on the command line, when the file is not yours to change:`,
    fence(
      'sh',
      "npm run --silent tpl -- check --allow 'permission-broad=the page may be anywhere' template.tpl",
    ),
    '## Syntax',
    `Each construct that GTM does not accept has [a rule of its own](${page}#syntax). The compiler rewrites [most of them](dialect.md#what-the-compiler-rewrites) and refuses [the others](dialect.md#what-it-refuses).`,
    ...severities.flatMap(({ title, meaning }) => [`## ${title}`, meaning]),
  ].join('\n\n');
}
