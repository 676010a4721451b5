import type * as acorn from 'acorn';
import type { Node } from '../../dialect/syntax/ast.ts';
import type { Report } from '../report.ts';
import type { CodeFacts, Subject } from '../subject.ts';
import { keyOf, memberName } from './member-name.ts';

/** Texts that are nothing but secrets, by the forms in which services give them out. */
const forms: readonly (readonly [what: string, form: RegExp])[] = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ['an AWS access key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['a GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,})\b/],
  ['a Slack token', /\bxox[abprs]-[A-Za-z0-9-]{20,}/],
  ['a Stripe key', /\b[rs]k_live_[A-Za-z0-9]{20,}/],
  ['a SendGrid key', /\bSG\.[\w-]{20,}\.[\w-]{30,}/],
  ['an access token of Meta', /\bEAA[A-Za-z0-9]{60,}/],
  ['a token', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/],
  ['a password', /^Basic [A-Za-z0-9+/]{16,}={0,2}$/],
  ['a token', /^Bearer [\w.~+/-]{20,}=*$/],
];

const secretName = /(?:secret|password|passwd|private_?key|api_?key|access_?token|auth_?token)$/i;

/** Whoever opens the template reads what its code says; web templates are downloaded by every visitor. */
export function checkSecrets({ template, code }: Subject, report: Report): void {
  if (code === undefined) return;
  for (const node of code.nodes) {
    if (node.type !== 'Literal' || typeof node.value !== 'string') continue;
    const what = kindOfSecret(node.value, nameOf(node, code));
    if (what === undefined) continue;
    report('secret-in-code', {
      text: `This looks like ${what}, for ${template.kind === 'web' ? 'every visitor of the website' : 'everybody who sees the template'} to read.`,
      hint: 'Make it a field, which is filled in where the template is used.',
      at: code.locate(node),
    });
  }
}

function kindOfSecret(text: string, name: string | undefined): string | undefined {
  const known = forms.find(([, form]) => form.test(text));
  if (known !== undefined) return known[0];
  return name !== undefined && secretName.test(name) && isRandom(text) ? 'a secret' : undefined;
}

/** Of some length, without words: letters of both cases or digits among them. */
function isRandom(text: string): boolean {
  if (!/^[\w+/=.~-]{20,}$/.test(text)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(text)).length;
  return kinds >= 2 && /\d/.test(text) && new Set(text).size >= 10;
}

/** The name that the text is given: of a variable, a property or a parameter of a URL. */
function nameOf(node: acorn.Literal, code: CodeFacts): string | undefined {
  const parent: Node | undefined = code.parentOf(node);
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.name : undefined;
    case 'Property':
      return parent.value === node ? keyOf(parent) : undefined;
    case 'AssignmentExpression':
      return parent.left.type === 'MemberExpression'
        ? memberName(parent.left)
        : parent.left.type === 'Identifier'
          ? parent.left.name
          : undefined;
    default:
      return undefined;
  }
}
