import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';
import { hole } from '../code/folded.ts';
import { remembered } from '../code/remembered.ts';
import { anyPermission, type Demand } from './demands.ts';
import { urlComponents } from './catalogue.ts';
import { knownStart } from './coverage.ts';
import type { Declaration } from './declarations.ts';
import { brokenPatterns } from './patterns.ts';

/** Calls that GTM refuses when the code comes to them: the permission is missing or does not cover them. */
export function checkDemands({ template, declarations, code, coverage }: Subject, report: Report): void {
  if (code === undefined || declarations === undefined) return;
  const declared = new Map(declarations.toReversed().map((each) => [each.publicId, each]));
  const asked = new Set(
    code.demands.filter(({ how }) => how === 'asked').map(({ permission }) => permission),
  );
  const reported = new Set<string>();
  for (const demand of code.demands) {
    const { permission, how, node, args } = demand;
    if (how !== 'called') continue;
    const declaration = declared.get(permission);
    const isDeclared = declaration !== undefined;
    const reason = coverage.whyNever(template.permissions, permission, args);
    if (reason === undefined) continue;
    const key = isDeclared ? `${permission} ${JSON.stringify(args)}` : `${permission} ${demand.api}`;
    if (reported.has(key)) continue;
    reported.add(key);
    const at = code.locate(placeOf(node));
    if (permission === 'logging') {
      report('log-never-printed', {
        text: 'logToConsole prints nothing: the template lacks the permission logging.',
        hint: 'Declare it, or remove the calls.',
        at,
      });
      continue;
    }
    const isGuarded = asked.has(permission) || asked.has(anyPermission);
    const text = isDeclared
      ? `The permission ${permission} does not cover this ${demand.api}: ${reason.replace(/\.?$/, '.')}`
      : `${demand.api} needs the permission ${permission}, which the template does not declare.`;
    report(
      isGuarded ? 'permission-never-granted' : isDeclared ? 'permission-too-narrow' : 'permission-missing',
      {
        text: isGuarded ? `${text} The code asks before, so this never runs.` : text,
        hint: isDeclared ? (correction(declaration) ?? widening(demand)) : `Declare ${permission}.`,
        at,
      },
    );
  }
}

/** The head of a call, which may go over many lines. */
function placeOf(node: Demand['node']): { start: number; end: number } {
  return node.type === 'CallExpression' ? node.callee : node;
}

const firstBroken = remembered((declaration: Declaration) => brokenPatterns(declaration)[0]);

/** A pattern that is none also keeps GTM from those after it. */
function correction(declaration: Declaration): string | undefined {
  const broken = firstBroken(declaration);
  return broken && `First correct ${JSON.stringify(broken.pattern)}, which is no pattern.`;
}

/** What to add to the permission. */
function widening({ permission, args }: Demand): string | undefined {
  const [first, second, third] = args;
  switch (permission) {
    case 'send_pixel':
    case 'inject_script':
    case 'inject_hidden_iframe':
    case 'send_http':
    case 'send_pixel_from_browser': {
      const origin =
        typeof first === 'string' ? /^https:\/\/[^/?#\uE000]+(?=[/?#])/.exec(first)?.[0] : undefined;
      if (origin === undefined) return 'Allowed are https, the default port and the URLs of the patterns.';
      return `Add the pattern ${origin}/* or a longer one.`;
    }
    case 'access_globals':
    case 'access_local_storage':
      return typeof second === 'string' ? `Grant ${String(first)} on ${show(second)}.` : undefined;
    case 'access_consent':
      return `Grant ${String(second)} on ${show(first)}.`;
    case 'set_cookies':
      return `Allow ${show(first)} with this domain and path, and with what it says of secure and session.`;
    case 'read_event_data':
      return first === undefined
        ? 'The whole event needs “any”; or read single keys with getEventData.'
        : `Add ${show(first)}.`;
    case 'read_request':
      return `Allow the ${String(first).replace('_', ' ')}${second === undefined ? '' : ` ${show(second)}`}.`;
    case 'access_response':
      return `Allow to write the ${String(second)}${third === undefined ? '' : ` ${show(third)}`}.`;
    case 'use_message':
      return `Allow to ${String(first)} ${show(second)}.`;
    case 'access_bigquery':
    case 'access_firestore':
      return `Add a row for ${show(JSON.stringify(second))} with the operation ${String(first)}.`;
    case 'get_cookies':
    case 'read_data_layer':
    case 'write_data_layer':
      return `Add ${show(first)}.`;
    case 'get_url':
    case 'get_referrer':
      if (typeof first === 'string' && !first.includes(hole) && !urlComponents.includes(first))
        return undefined;
      return first === undefined
        ? 'The whole URL needs “any”; or ask for one component.'
        : `Allow ${show(first)}${second === undefined ? '' : ` with the key ${show(second)}`}.`;
    default:
      return undefined;
  }
}

function show(value: unknown): string {
  const text = String(value);
  if (!text.includes(hole)) return text;
  const start = knownStart(text);
  return start === '' ? 'what the code asks for' : `what begins with “${start}”`;
}
