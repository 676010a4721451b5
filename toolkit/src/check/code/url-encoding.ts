import type { Node } from '../../dialect/syntax/ast.ts';
import type { Report } from '../report.ts';
import type { CodeFacts, Subject } from '../subject.ts';

/** APIs whose first argument is a URL. */
const urlApis = [
  'injectHiddenIframe',
  'injectScript',
  'sendHttpGet',
  'sendHttpRequest',
  'sendPixel',
  'sendPixelFromBrowser',
];

/** `'…?id=' + data.id` in a URL: a value with & or # in it breaks the request. Google's reviewers send it back. */
export function checkUrlEncoding({ code }: Subject, report: Report): void {
  if (code === undefined) return;
  const values = new Set<Node>(code.dataUse.members.map(({ node }) => node));
  for (const { name, uses } of code.requires) {
    if (name === undefined || !urlApis.includes(name)) continue;
    for (const { args } of uses) {
      for (const value of args?.[0] === undefined ? [] : bareValues(args[0], values, code)) {
        report('url-not-encoded', {
          text: 'This value goes into the URL as it is; one with & or # or a blank in it breaks the request.',
          hint: `Write encodeUriComponent(${code.text.slice(value.start, value.end)}).`,
          at: code.locate(value),
        });
      }
    }
  }
}

/** The values of fields that stand right after a `=` in the texts that make up the URL. */
function bareValues(url: Node, values: ReadonlySet<Node>, code: CodeFacts): Node[] {
  const parts = partsOf(url, code);
  return parts.filter((part, index) => {
    const before = parts[index - 1];
    return (
      values.has(part) &&
      before?.type === 'Literal' &&
      typeof before.value === 'string' &&
      /[?&][^?&=]*=$/.test(before.value)
    );
  });
}

/** The operands of a concatenation, through names that are assigned once, of which there may be any number in a row. */
function partsOf(url: Node, code: CodeFacts): Node[] {
  const parts: Node[] = [];
  const seen = new Set<Node>();
  const ahead = [url];
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const value = initialOf(node, code);
    if (node.type === 'BinaryExpression' && node.operator === '+') ahead.push(node.right, node.left);
    else if (value === undefined) parts.push(node);
    else ahead.push(value);
  }
  return parts;
}

/** What a name stands for that is assigned once. */
function initialOf(node: Node, code: CodeFacts): Node | undefined {
  const binding = node.type === 'Identifier' ? code.scopes.bindingOf(node) : undefined;
  const [declaration] = binding?.declarations ?? [];
  if (declaration === undefined || binding?.writes !== 0) return undefined;
  const declarator = code.parentOf(declaration);
  return declarator?.type === 'VariableDeclarator' ? (declarator.init ?? undefined) : undefined;
}
