import { isFunction, type Node } from '../../dialect/syntax/ast.ts';
import type { Report } from '../report.ts';
import type { CodeFacts, Subject } from '../subject.ts';
import { memberName } from './member-name.ts';

/** A client claims the request at once, before it runs the container, and returns a response. */
export function checkClient({ template, code }: Subject, report: Report): void {
  if (code === undefined || template.kind !== 'server') return;
  const claims = callsOf('claimRequest', code);
  if (template.type === 'TAG' || template.type === 'MACRO') {
    for (const claim of claims) {
      report('claim-outside-client', {
        text: 'Only a client can claim a request: here claimRequest throws.',
        at: code.locate(claim),
      });
    }
    return;
  }
  if (template.type !== 'CLIENT') return;
  for (const claim of claims) {
    if (!isInCallback(claim, code)) continue;
    report('late-claim', {
      text: 'In a callback it is too late to claim the request: the client has come to its end, and claimRequest throws.',
      hint: 'Claim the request in the client’s own code.',
      at: code.locate(claim),
    });
  }
  checkOrder(claims, code, report);
  const [first] = claims;
  if (first !== undefined && !isRequired('returnResponse', code)) {
    report('no-response', {
      text: 'The client claims the request and never returns a response, so that the browser waits.',
      hint: 'Call returnResponse, as in the function that runContainer calls when all tags have finished.',
      at: code.locate(first),
    });
  }
}

/** `runContainer` throws while the request is not claimed. */
function checkOrder(claims: readonly Node[], code: CodeFacts, report: Report): void {
  for (const run of callsOf('runContainer', code)) {
    const isBefore =
      claims.length === 0 || (isOnTop(run, code) && claims.every((claim) => claim.start > run.start));
    if (!isBefore) continue;
    report('run-before-claim', {
      text: 'runContainer throws here: the request has not been claimed.',
      hint: 'Call claimRequest before.',
      at: code.locate(run),
    });
  }
}

function callsOf(api: string, { requires }: CodeFacts): Node[] {
  return requires
    .filter(({ name }) => name === api)
    .flatMap(({ uses }) => uses.flatMap(({ args, node }) => (args === undefined ? [] : [node])));
}

function isRequired(api: string, { requires }: CodeFacts): boolean {
  return requires.some(({ name, uses }) => name === undefined || (name === api && uses.length > 0));
}

/** Whether it is in no function, so that it runs where it stands. */
function isOnTop(node: Node, code: CodeFacts): boolean {
  return functionAround(node, code) === undefined;
}

/** Whether the function around it is given to a promise or to an API that calls it later. */
function isInCallback(node: Node, code: CodeFacts): boolean {
  for (let outer = functionAround(node, code); outer !== undefined; outer = functionAround(outer, code)) {
    const call = code.parentOf(outer);
    if (call?.type !== 'CallExpression' || call.callee === outer) continue;
    const isHandler =
      call.callee.type === 'MemberExpression' &&
      ['then', 'catch', 'finally'].includes(memberName(call.callee) ?? '');
    const isLater = code.requires.some(
      ({ name, uses }) => laterApis.includes(name ?? '') && uses.some((use) => use.node === call),
    );
    if (isHandler || isLater) return true;
  }
  return false;
}

/** APIs that call a function when the code has come to its end. */
const laterApis = ['callLater', 'sendHttpGet', 'sendHttpRequest', 'sha256'];

function functionAround(node: Node, code: CodeFacts): Node | undefined {
  for (let outer = code.parentOf(node); outer !== undefined; outer = code.parentOf(outer)) {
    if (isFunction(outer)) return outer;
  }
  return undefined;
}
