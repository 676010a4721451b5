import { runOnce } from '../commands/run-once.ts';
import { decodeRequestedUrl } from '../pixel-service/decode.ts';
import { formatDecodedPixel } from '../pixel-service/format.ts';
import { parameters } from '../pixel-service/parameters.ts';
import { CannotRun } from '../messages/cannot-run.ts';
import type { Template } from '../tpl/template.ts';
import { examples, type Example } from './examples.ts';
import { markdownTable } from './markdown.ts';

/** The time that the examples show: 1 January 2025, midnight UTC. */
const now = Date.UTC(2025, 0, 1);

/** The page that shows what the tag sends, made by running the built template. */
export async function wireFormat(template: Template): Promise<string> {
  const shown = [];
  for (const example of examples) shown.push(await show(template, example));
  return [
    '# Wire format',
    'One `GET` to `https://pixels.mparticle.com/v1/{web API key}/Pixel`. Elements of lists are percent-encoded one by one; the commas between them are not. Parameters without a value are not sent.',
    '## Parameters',
    markdownTable(
      ['parameter', 'meaning', 'needed on', 'applies to'],
      parameters.map(({ name, meaning, requiredOn, appliesTo }) => [
        `\`${name}\``,
        meaning,
        requiredOn.join(', '),
        appliesTo.join(', '),
      ]),
    ),
    'Parameters that this tag has no field for can be sent as extra query parameters.',
    '## Examples',
    'Each is what the built template sends at midnight UTC on 1 January 2025, and what `npm run --silent tpl -- decode URL` reads from it.',
    ...shown,
  ].join('\n\n');
}

async function show(template: Template, { title, data, page }: Example): Promise<string> {
  const { pixels } = await runOnce(template, { data, now, ...(page === undefined ? {} : { page }) });
  const [url] = pixels;
  if (url === undefined) throw new CannotRun(`The example “${title}” sends nothing.`);
  return [
    `### ${title}`,
    fence('json', JSON.stringify({ data, page }, null, 2)),
    fence('text', url),
    fence('text', formatDecodedPixel(decodeRequestedUrl(url))),
  ].join('\n\n');
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
