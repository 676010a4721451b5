import { CopyButton } from '../parts/copy-button.tsx';
import type { OpenTemplate } from '../state/open-template.ts';
import type { Settings } from '../state/run-record.ts';
import { scenarioOfServerRun, unrepeatableOnServers } from '../take-along/scenario-of-server-run.ts';
import { linkTo, SaveScenario } from '../take-along/take-along.tsx';
import type { ServerResult } from './use-server-run.ts';

/** What is set and what came of it, to go on with elsewhere: in another browser, among the scenarios. */
export function ServerTakeAlong({
  open,
  settings,
  result,
}: {
  readonly open: OpenTemplate;
  readonly settings: Settings;
  /** What the template comes to now; undefined while that is not known. */
  readonly result: ServerResult | undefined;
}) {
  const { type } = open.code;
  const { outcome, input } = result ?? {};
  return (
    <details class="drawer take-along">
      <summary>Take it along</summary>
      <div class="actions">
        <CopyButton text={linkTo(settings)}>Copy link</CopyButton>
      </div>
      <p class="hint">The link opens all of this elsewhere, without keys, tokens and cookies.</p>
      {outcome === undefined || input === undefined ? null : (
        <SaveScenario
          open={open}
          suggested={suggestion(outcome)}
          refused={unrepeatableOnServers(outcome)}
          write={(name) =>
            'state' in outcome
              ? scenarioOfServerRun(name, type, input, outcome.state, open.template.setup?.code)
              : ''
          }
        />
      )}
    </details>
  );
}

function suggestion(outcome: ServerResult['outcome']): string {
  if (!('state' in outcome)) return '';
  const { requests, value, response, status } = outcome.state;
  const [request] = requests;
  if (value !== null) return 'Yields its value';
  if (request !== undefined) {
    return `Sends ${request.method} ${URL.canParse(request.url) ? new URL(request.url).host : request.url}`;
  }
  if (status === 'unclaimed') return 'Leaves the request to others';
  return response === null ? 'Sends nothing' : `Answers ${response.status}`;
}
