import type * as acorn from 'acorn';
import { isFunction, some, walkOwn, type FunctionNode, type Node } from '../../dialect/syntax/ast.ts';
import type { Report } from '../report.ts';
import type { CodeFacts, Subject } from '../subject.ts';
import { isCompletion } from './completion.ts';
import { completionTest, follow, mentionTest, type Completes } from './completion-paths.ts';
import { findPromiseChains, type ChainLink, type PromiseChain } from './promise-chains.ts';

/**
 * Tags of servers complete in handlers of promises and in callbacks of requests. A promise that is rejected while
 * nothing handles that, and a handler that completes on some of its paths only, leave the tag without an end.
 */
export function checkPromiseEnds({ template, code }: Subject, report: Report): void {
  if (code === undefined || template.kind !== 'server' || template.type !== 'TAG') return;
  const mentions = mentionTest(code);
  const handlers: Node[] = [];
  const chains = findPromiseChains(code);
  for (const chain of chains) {
    const { links, isWhole } = chain;
    const completing = links.findLastIndex((link) => partsOf(link).some(mentions));
    if (!isWhole || completing === -1) continue;
    const catcher = links.findIndex(({ rejected }) => rejected !== undefined);
    if (catcher === -1 && chainMayReject(chain, { code, chains })) reportUnhandled(chain, code, report);
    handlers.push(...lastHandlers(links, completing, mentions));
  }
  handlers.push(...requestCallbacks(code, mentions));
  if (!completesOutside(code, handlers, mentions)) reportOpenPaths(handlers, code, mentions, report);
}

/** APIs whose promise is rejected when something outside fails. */
const failing = [
  'BigQuery',
  'Firestore',
  'getGoogleScript',
  'sendEventToGoogleAnalytics',
  'sendHttpGet',
  'sendHttpRequest',
];

interface Around {
  readonly code: CodeFacts;
  readonly chains: readonly PromiseChain[];
}

/** Its root may, or what one of its handlers returns. */
function chainMayReject({ root, links }: PromiseChain, around: Around): boolean {
  if (mayReject(root, around)) return true;
  return links.some(
    ({ fulfilled }) =>
      fulfilled !== undefined &&
      isFunction(fulfilled) &&
      returnsOf(fulfilled).some((returned) => mayReject(returned, around)),
  );
}

/**
 * Whether the promise is one of a request, as it comes or through functions that only hand it on. What else may be
 * behind a promise, a handler of its own included, the code does not show.
 */
function mayReject(root: Node, around: Around, depth = 0): boolean {
  const { code, chains } = around;
  if (root.type !== 'CallExpression' || depth > 5) return false;
  const isRequest = code.requires.some(
    ({ name, uses }) => failing.includes(name ?? '') && uses.some(({ node }) => node === root),
  );
  if (isRequest) return true;
  const owner = root.callee.type === 'Identifier' ? functionNamed(root.callee, code) : undefined;
  if (owner === undefined) return false;
  return returnsOf(owner).some((returned) => {
    const chain = chains.find(({ links }) => links.at(-1)?.call === returned);
    if (chain === undefined) return mayReject(returned, around, depth + 1);
    const isHandled = chain.links.some(({ rejected }) => rejected !== undefined);
    return !isHandled && mayReject(chain.root, around, depth + 1);
  });
}

function functionNamed(name: acorn.Identifier, code: CodeFacts): FunctionNode | undefined {
  const binding = code.scopes.bindingOf(name);
  const [declaration] = binding?.declarations ?? [];
  if (binding === undefined || declaration === undefined || binding.writes > 0) return undefined;
  const declarator = code.parentOf(declaration);
  const value = declarator?.type === 'VariableDeclarator' ? declarator.init : declarator;
  return value && isFunction(value) ? value : undefined;
}

function returnsOf({ body }: FunctionNode): Node[] {
  if (body.type !== 'BlockStatement') return [body];
  const found: Node[] = [];
  walkOwn(body, (node) => {
    if (node.type === 'ReturnStatement' && node.argument) found.push(node.argument);
  });
  return found;
}

function reportUnhandled({ root, links }: PromiseChain, code: CodeFacts, report: Report): void {
  const last = links.at(-1);
  report('unhandled-rejection', {
    text: 'Nothing handles it when this promise is rejected, so that the tag then never completes.',
    hint: 'Give then a second function, or end with .catch, and call data.gtmOnFailure there: a request without an answer rejects.',
    at: code.locate(last === undefined ? root : { start: root.start, end: last.call.end }),
  });
}

/** The handlers after which no other completes: what they leave open stays open. */
function lastHandlers(links: readonly ChainLink[], completing: number, mentions: Completes): Node[] {
  const [last, ...after] = links.slice(completing);
  if (last === undefined) return [];
  const before = links.slice(0, completing).at(-1);
  // `.then(ok).catch(failed)`: either is the last, as it goes.
  const alternative =
    last.method === 'catch' &&
    before?.method === 'then' &&
    before.fulfilled !== undefined &&
    mentions(before.fulfilled)
      ? [before.fulfilled]
      : [];
  const ends = [...alternative, ...partsOf(last)];
  const later = after.flatMap(({ method, rejected }) =>
    method === 'catch' && rejected !== undefined ? [rejected] : [],
  );
  return [...ends, ...later];
}

function partsOf({ fulfilled, rejected }: ChainLink): Node[] {
  return [...new Set([fulfilled, rejected])].filter((part) => part !== undefined);
}

/** Functions that are called with the answer of a request. */
function requestCallbacks({ requires }: CodeFacts, mentions: Completes): Node[] {
  return requires
    .filter(({ name }) => name === 'sendHttpGet' || name === 'sendHttpRequest')
    .flatMap(({ uses }) => uses.flatMap(({ args }) => args?.[1] ?? []))
    .filter((callback) => isFunction(callback) && mentions(callback));
}

/** Whether the tag also completes without waiting: which of the two it does may hang on one setting. */
function completesOutside(code: CodeFacts, handlers: readonly Node[], mentions: Completes): boolean {
  const inside = (node: Node): boolean => {
    for (let outer: Node | undefined = node; outer !== undefined; outer = code.parentOf(outer)) {
      if (handlers.includes(outer)) return true;
      // A function that is called by a name may be called from a handler.
      if (isFunction(outer) && outer.type === 'FunctionDeclaration') return true;
    }
    return false;
  };
  return code.nodes.some(
    (node) =>
      node.type === 'CallExpression' &&
      (node.callee.type === 'Identifier' || isCompletion(node.callee)) &&
      mentions(node.callee) &&
      !inside(node),
  );
}

function reportOpenPaths(
  handlers: readonly Node[],
  code: CodeFacts,
  mentions: Completes,
  report: Report,
): void {
  const completes = completionTest(code, mentions);
  const hint =
    'Call data.gtmOnSuccess or data.gtmOnFailure on every path: else GTM waits until the tag’s time is up.';
  for (const handler of handlers) {
    if (!isFunction(handler)) continue;
    if (handler.body.type !== 'BlockStatement') {
      if (!some(handler.body, mentions))
        report('path-without-completion', { text: nothing, hint, at: code.locate(handler) });
      continue;
    }
    const end = follow(handler.body.body, 'open', completes, (statement) =>
      report('path-without-completion', {
        text: 'The handler returns here and the tag has not completed.',
        hint,
        at: code.locate(statement),
      }),
    );
    if (end === 'open') report('path-without-completion', { text: nothing, hint, at: code.locate(handler) });
  }
}

const nothing = 'This handler may come to its end and the tag has not completed.';
