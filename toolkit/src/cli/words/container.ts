import { describeCondition } from '../../container/command/describe-condition.ts';
import { formatVisit } from '../../container/command/format-visit.ts';
import { readContainer, readVisit } from '../../container/command/read-container.ts';
import type { SentRequest } from '../../container/runtime/firing.ts';
import type { MessageReport } from '../../container/runtime/message-report.ts';
import { runVisit, type OpenPage, type VisitResult } from '../../container/runtime/run-visit.ts';
import { exitCode, type ExitCode } from '../../messages/cannot-run.ts';
import { formatMessage } from '../../messages/format.ts';
import { defaultLimits } from '../../sandbox/language/meter.ts';
import { JsdomPage } from '../../sandbox/page/jsdom-page.ts';
import { readTextFile } from '../../tpl/files.ts';
import type { Terminal } from '../command.ts';
import { unwatched } from '../watched/watch.ts';
import { plainJson } from '../../sandbox/report/plain-json.ts';

/**
 * Runs a container export through a scripted visit. Exits with 0 however the tags end; 1 when a template in the
 * container does not run.
 */
export async function container(
  [file = '', visitFile = '']: readonly string[],
  { json, trust, why }: { readonly json?: true; readonly trust?: true; readonly why?: true },
  terminal: Terminal,
): Promise<ExitCode> {
  const { watch = unwatched } = terminal;
  const exported = readContainer(readTextFile(file), file);
  const visit = readVisit(readTextFile(visitFile), visitFile);
  const page = new JsdomPage(undefined, { trust: trust === true });
  // A page's promises that nothing handles are its own affair; Node would end with it.
  if (trust === true) process.on('unhandledRejection', ignore);
  try {
    const openPage: OpenPage = (address) => {
      page.reset(address);
      return page;
    };
    const result = await runVisit(exported, visit, openPage, {
      report: why === true,
      limits: () => watch.limits(defaultLimits),
      onStep: () => void watch.begin(),
    });
    watch.end();
    for (const message of result.unknown) terminal.err(formatMessage(message, terminal));
    terminal.out(json === true ? asJson(result, terminal) : asText(result, terminal));
    return result.unknown.some(({ severity }) => severity === 'fault') ? exitCode.faults : exitCode.ok;
  } finally {
    page.close();
    process.off('unhandledRejection', ignore);
  }
}

function ignore(): void {}

function asText(result: VisitResult, terminal: Terminal): string {
  const swallowed = result.swallowed.map((text) => `  ${text}`);
  return [
    formatVisit(result, (request) => describe(request, terminal)),
    ...(swallowed.length === 0
      ? []
      : [['Thrown in a callback, where GTM swallows it:', ...swallowed].join('\n')]),
  ].join('\n\n');
}

function describe({ kind, url, firing }: SentRequest, terminal: Terminal): string {
  const what = `${kind.charAt(0).toUpperCase()}${kind.slice(1)} of “${firing.tag}”: ${url}`;
  const explained = terminal.explain?.(url, terminal);
  return explained === undefined ? what : `${what}\n${explained.text}`;
}

/** Each step with the events, firings and requests that it led to; one that can be explained says what it holds. */
function asJson({ steps, unknown, swallowed }: VisitResult, terminal: Terminal): string {
  const json = {
    steps: steps.map(({ step, url, title, events, fired, requests, reports, consent }) => ({
      step,
      url,
      title,
      events,
      consent,
      fired: fired.map(({ tag, because, event, status, error, unknown, data, console }) => ({
        tag,
        because,
        event: event.name,
        status,
        error,
        unknown,
        data,
        console,
      })),
      requests: requests.map(({ kind, url, firing }) => ({
        kind,
        url,
        tag: firing.tag,
        ...terminal.explain?.(url, terminal)?.json,
      })),
      ...(reports.length === 0 ? {} : { reports: reports.map(reportAsJson) }),
    })),
    unknown,
    swallowed,
  };
  return JSON.stringify(plainJson(json), null, 2);
}

function reportAsJson({ event, message, dataLayer, consent, variables, triggers, kept }: MessageReport) {
  return {
    event: event.name,
    message,
    dataLayer,
    consent,
    variables: Object.fromEntries(variables.map(({ name, value }) => [name, value ?? null])),
    unknown: variables.filter(({ unknown }) => unknown.length > 0).map(({ name }) => name),
    triggers: triggers.map(({ id, name, fires, isAddressed, events, conditions }) => ({
      ...{ id, name, fires, isAddressed, events },
      conditions: conditions.map(({ condition, ...values }) => ({
        condition: describeCondition(condition),
        ...values,
      })),
    })),
    kept,
  };
}
