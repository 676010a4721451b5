import { command, commands as general, type Program } from 'gtm-template-toolkit/cli';
import { snippetForms } from '../pixel-service/snippet.ts';
import project from '../package.json' with { type: 'json' };

const ours = [
  command({
    word: 'decode',
    operands: ['URL|-'],
    summary:
      'Prints the event in a pixel URL (or <img>, curl, fetch; - reads standard input) and its faults.',
    details:
      'Exit code 1 when it has faults. Put the URL in quotation marks, since the shell reads & as an end.',
    options: { json: { summary: 'Prints the answer as JSON, for programs.' } },
    examples: [
      [
        "decode 'https://pixels.mparticle.com/v1/KEY/Pixel?dt=ScreenView&ct=1735689600000'",
        'Prints a page view.',
      ],
    ],
    load: async () => (await import('./decode.ts')).decode,
  }),
  command({
    word: 'snippet',
    operands: ['INPUT.json'],
    summary: 'Prints the pixel that the tag sends as an image, a fetch call or a curl command.',
    details: [
      'An <img> for an e-mail and a fetch call for a page come without what tells of one visitor: identities, user',
      'attributes, click IDs, location. A curl command has all of it.',
    ].join('\n'),
    options: {
      as: { value: snippetForms.join('|'), summary: 'The form.' },
      template: {
        value: 'FILE.tpl',
        summary: 'The template; template.tpl of this folder when it is not given.',
      },
      time: { value: 'PLACEHOLDER', summary: 'What stands for the time.' },
      identity: {
        value: 'TYPE=PLACEHOLDER',
        isRepeatable: true,
        summary: 'What stands for another identity.',
      },
      address: { value: 'PLACEHOLDER', summary: 'What stands for the e-mail address.' },
    },
    examples: [['snippet docs/examples/email-opened.json --as img', 'An image for an e-mail.']],
    load: async () => (await import('./snippet.ts')).snippet,
  }),
];

/** The words of `npm run tpl`: the toolkit's, and those that know mParticle. */
export const program: Program = {
  name: 'npm run --silent tpl --',
  version: project.version,
  commands: [...general, ...ours].toSorted((a, b) => a.word.localeCompare(b.word)),
};
