import test from 'ava';
import { renderMarkdown, type Resolve } from '../../src/site/documents/markdown.ts';

const asItIs: Resolve = (href) => ({ href });

for (const { title, input, expected } of [
  { title: 'a heading', input: '## Ad blockers, and more', expected: '<h2 id="ad-blockers-and-more">' },
  { title: 'a heading with code', input: '## `tpl run` & co', expected: '<h2 id="tpl-run--co">' },
  { title: 'a heading that is a link', input: '## [Here](x.html)', expected: '<h2 id="here">' },
  { title: 'two headings alike', input: '# Same\n\n# Same', expected: '<h1 id="same-1">' },
]) {
  test(`${title} has the anchor that GitHub gives it`, (t) => {
    t.true(renderMarkdown(input, asItIs).html.includes(expected), renderMarkdown(input, asItIs).html);
  });
}

test('what is wider than a telephone scrolls by itself, and no style stands in an attribute', (t) => {
  const { html } = renderMarkdown('| a | b |\n| - | -: |\n| `1` | 2 |\n\n```sh\nls <x>\n```', asItIs);
  t.regex(html, /<div class="table" tabindex="0"[^>]*><table>.*<td class="right">2<\/td>/s);
  t.regex(html, /<pre tabindex="0"><code>ls &lt;x&gt;<\/code><\/pre>/);
  t.notRegex(html, /style=|align=/);
});

test('a long name breaks where it is made of parts, and an address nowhere within its marks', (t) => {
  t.is(
    renderMarkdown('`docs/a_b.ts` `a / b` `&amp;/x`', asItIs).html,
    '<p><code>docs/<wbr>a_<wbr>b.<wbr>ts</code> <code>a / b</code> <code>&amp;amp;/x</code></p>\n',
  );
});

test('a link leads where it is told, is a download or stays text', (t) => {
  const { html } = renderMarkdown('[a](a.md) [b](b.tpl) [c](c)', (target) =>
    target === 'c' ? undefined : { href: target.replace('.md', '.html'), isDownload: target === 'b.tpl' },
  );
  t.is(html, '<p><a href="a.html">a</a> <a href="b.tpl" download>b</a> c</p>\n');
});

test('an address cannot leave its attribute', (t) => {
  const { html } = renderMarkdown('[a](x)', () => ({ href: 'x" onclick="alert(1)' }));
  t.notRegex(html, /" onclick/);
});

test('what is searched is what a reader reads, a piece for each heading', (t) => {
  const { title, sections } = renderMarkdown(
    '# The *tag*\n\nOne [link](x), `code`.\n\n## Table\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n- item\n',
    asItIs,
  );
  t.is(title, 'The tag');
  t.deepEqual(sections, [
    { heading: 'The tag', anchor: 'the-tag', text: 'One link, code.' },
    { heading: 'Table', anchor: 'table', text: 'a b 1 2 item' },
  ]);
});
