import type { ServerRunInput } from '../../../sandbox/server-input.ts';
import type { TemplateType } from '../../../sandbox/template.ts';
import type { RunCall } from '../../page/protocol.ts';
import type { LinkOutcome, ServerState } from '../../page/server-protocol.ts';
import { freeName, givingBack, isLiteral, literal, mockOf, nameLine } from './scenario-code.ts';

/** APIs that read the event, the request, the container or the clock. */
const reading: readonly string[] = [
  'extractEventsFromMpv1',
  'extractEventsFromMpv2',
  'generateRandom',
  'getAllEventData',
  'getClientName',
  'getContainerVersion',
  'getCookieValues',
  'getEventData',
  'getRemoteAddress',
  'getRequestBody',
  'getRequestHeader',
  'getRequestMethod',
  'getRequestPath',
  'getRequestQueryParameter',
  'getRequestQueryParameters',
  'getRequestQueryString',
  'getTimestamp',
  'getTimestampMillis',
  'isRequestMpv1',
  'isRequestMpv2',
];

/** APIs that do something to the world: it is expected that they are called again as they were. */
const doing: readonly string[] = [
  'claimRequest',
  'returnResponse',
  'sendPixelFromBrowser',
  'setCookie',
  'setPixelResponse',
  'setResponseBody',
  'setResponseHeader',
  'setResponseStatus',
];

/** APIs whose answers come from elsewhere, in ways that no scenario of ours repeats. */
const elsewhere =
  /^(?:Firestore|BigQuery)\.|^(?:addMessageListener|getGoogleAuth|getGoogleScript|hasMessageListener|hmacSha256|sendEventToGoogleAnalytics|sendMessage)$/;

const storage = /^templateDataStorage\.(\w+)$/;

/** Why a run cannot be repeated by a scenario; undefined when it can. */
export function unrepeatableOnServers(outcome: LinkOutcome): string | undefined {
  if (!('state' in outcome)) return 'A run without a result cannot be saved as a scenario.';
  const { status, calls, callsLeftOut, value } = outcome.state;
  if (status === 'exception') return 'A run that threw an exception cannot be saved as a scenario.';
  if (value !== null && status !== 'success')
    return 'A variable without a value cannot be saved as a scenario.';
  if (callsLeftOut > 0) return 'A run of so many calls cannot be saved as a scenario.';
  const other = calls.find(({ api }) => elsewhere.test(api));
  if (other !== undefined) return `A run that uses ${other.api} cannot be saved as a scenario.`;
  const long = calls.find(
    (call) =>
      (isReading(call) && call.api !== 'getAllEventData' && !isLiteral(call.result)) ||
      (doing.includes(call.api) && !call.args.every((arg) => isLiteral(arg))),
  );
  return long && `What went through ${long.api} is too long for a scenario.`;
}

/** What the scenario declares. */
interface Names {
  readonly sent: string;
  readonly answers: string;
  readonly ran: string;
}

/**
 * A scenario that repeats a run: the same fields, the same answers of what it read and asked, and the same requests
 * and ending expected. Its first line is its name.
 * @param setup The code before each scenario.
 */
export function scenarioOfServerRun(
  name: string,
  type: TemplateType,
  input: ServerRunInput,
  state: ServerState,
  setup = '',
): string {
  const names: Names = {
    sent: freeName('sent', setup),
    answers: freeName('answers', setup),
    ran: freeName('ran', setup),
  };
  const { calls, requests, events, value } = state;
  const data = literal(input.data ?? {});
  const waits = requests.length > 0 || calls.some(({ result }) => result === 'a promise');
  const expected = [
    ...(requests.length === 0 ? [] : [expectSent(requests, names)]),
    ...(events.length === 0 ? [] : [`assertThat(${names.ran}).isEqualTo(${literal(events)});`]),
    ...expectDone(calls),
    ...expectEnding(type, state),
  ];
  return [
    nameLine(name),
    ...reading.flatMap((api) => mockOfReading(api, calls, input)),
    ...mockOfStorage(calls),
    ...doing.flatMap((api) => {
      const [first] = calls.filter((call) => call.api === api);
      return first === undefined ? [] : [`mock('${api}', () => ${first.result ?? 'undefined'});`];
    }),
    ...mocksOfHttp(calls, requests, names),
    ...(events.length === 0 ? [] : [mockOfContainer(names)]),
    '',
    ...(value === null
      ? [`runCode(${data});`, '', ...(waits ? later(expected) : expected)]
      : valueExpected(`runCode(${data})`, literal(value.plain), waits, expected, setup)),
    '',
  ].join('\n');
}

function isReading({ api, error }: RunCall): boolean {
  return error === null && (reading.includes(api) || storage.exec(api)?.[1] === 'getItemCopy');
}

function mockOfReading(api: string, calls: readonly RunCall[], { event = {} }: ServerRunInput): string[] {
  const answered = calls.filter((call) => call.api === api && isReading(call));
  if (answered.length === 0) return [];
  // A trace cuts what is long.
  return [api === 'getAllEventData' ? `mock('${api}', () => (${literal(event)}));` : mockOf(api, answered)];
}

function mockOfStorage(calls: readonly RunCall[]): string[] {
  const used = new Map<string, RunCall[]>();
  for (const call of calls) {
    const member = storage.exec(call.api)?.[1];
    if (member !== undefined) used.set(member, [...(used.get(member) ?? []), call]);
  }
  const members = [...used].map(
    ([member, made]) => `  ${member}: ${member === 'getItemCopy' ? givingBack(made) : '() => {}'},`,
  );
  return members.length === 0 ? [] : [`mockObject('templateDataStorage', {\n${members.join('\n')}\n});`];
}

type Requests = ServerState['requests'];

/** Requests are noted, and answered as they were, one after the other. */
function mocksOfHttp(calls: readonly RunCall[], requests: Requests, { sent, answers }: Names): string[] {
  if (requests.length === 0) return [];
  const names = ['sendHttpGet', 'sendHttpRequest'].filter((name) => calls.some(({ api }) => api === name));
  return [
    `const ${sent} = [];`,
    `const ${answers} = ${literal(requests.map(({ answer }) => answerOf(answer)))};`,
    ...names.flatMap((name) => {
      const withCallback = calls.some(({ api, args }) => api === name && args[1]?.startsWith('function'));
      const bodies = name === 'sendHttpGet' ? '' : ', body';
      const note = `  ${sent}.push({ url: url${name === 'sendHttpGet' ? '' : ', body: body'} });`;
      const given = `  const answer = ${answers}[${sent}.length - 1];`;
      return withCallback
        ? [
            `mock('${name}', (url, callback, options${bodies}) => {`,
            note,
            given,
            '  callback(answer.statusCode, answer.headers, answer.body);',
            '});',
          ]
        : [
            `mock('${name}', (url, options${bodies}) => {`,
            note,
            given,
            "  return require('Promise').create((resolve, reject) => (answer.reason ? reject(answer) : resolve(answer)));",
            '});',
          ];
    }),
  ];
}

/** As the promise of an answer has it, or as a callback is told of none. */
function answerOf(answer: Requests[number]['answer']): object {
  if (answer === null || 'fails' in answer) {
    const reason = answer?.fails ?? 'timed_out';
    return { reason, statusCode: reason === 'timed_out' ? -1 : 0, headers: {} };
  }
  const { status, headers, body } = answer;
  return { statusCode: status, headers, body };
}

function expectSent(requests: Requests, { sent }: Names): string {
  const expected = requests.map(({ url, method, body }) =>
    method === 'GET' && body === null ? { url } : { url, body: body ?? { $undefined: true } },
  );
  return `assertThat(${sent}).isEqualTo(${literal(expected)});`;
}

function mockOfContainer({ ran }: Names): string {
  return [
    `const ${ran} = [];`,
    "mock('runContainer', (event, onComplete, onStart) => {",
    `  ${ran}.push(event);`,
    '  if (onStart) onStart((bound) => bound);',
    '  if (onComplete) onComplete((bound) => bound);',
    '});',
  ].join('\n');
}

function expectDone(calls: readonly RunCall[]): string[] {
  const made = calls
    .filter(({ api }) => doing.includes(api))
    .map(({ api, args }) =>
      args.length === 0
        ? `assertApi('${api}').wasCalled();`
        : `assertApi('${api}').wasCalledWith(${args.join(', ')});`,
    );
  return [...new Set(made)];
}

function expectEnding(type: TemplateType, { status }: ServerState): string[] {
  switch (type) {
    case 'TAG':
      return [
        `assertApi('gtmOnSuccess').${status === 'success' ? 'wasCalled' : 'wasNotCalled'}();`,
        `assertApi('gtmOnFailure').${status === 'failure' ? 'wasCalled' : 'wasNotCalled'}();`,
      ];
    case 'CLIENT':
      return [
        ...(status === 'unclaimed' ? ["assertApi('claimRequest').wasNotCalled();"] : []),
        ...(status === 'pending' ? ["assertApi('returnResponse').wasNotCalled();"] : []),
      ];
    case 'MACRO':
      return [];
  }
}

function valueExpected(
  run: string,
  value: string,
  waits: boolean,
  others: readonly string[],
  setup: string,
): string[] {
  if (!waits) return [`assertThat(${run}).isEqualTo(${value});`, ...others];
  const [result, check] = [freeName('result', setup), freeName('check', setup)];
  return [
    `const ${result} = ${run};`,
    `const ${check} = (value) => {`,
    `  assertThat(value).isEqualTo(${indented(value)});`,
    ...others.map((line) => `  ${indented(line)}`),
    '};',
    `if (${result} && ${result}.then) ${result}.then(${check});`,
    `else ${check}(${result});`,
  ];
}

/** When what promises set off is over. */
function later(lines: readonly string[]): string[] {
  return ["require('callLater')(() => {", ...lines.map((line) => `  ${indented(line)}`), '});'];
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n  ');
}
