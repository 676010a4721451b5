import type { TemplateType } from '../../../sandbox/template.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import type { OpenTemplate } from '../state/open-template.ts';
import type { Settings } from '../state/run-record.ts';
import { scenarioOfServerRun, unrepeatableOnServers } from '../take-along/scenario-of-server-run.ts';
import type { Playground } from '../state/use-playground.ts';
import { DownloadContainer, linkTo, SaveScenario } from '../take-along/take-along.tsx';
import { asServerContainer } from './as-server-container.ts';
import type { ServerSettings } from './settings.ts';
import type { ServerResult } from './use-server-run.ts';

/** What is set and what came of it, to go on with elsewhere: in another browser, among the scenarios. */
export function ServerTakeAlong({
  playground,
  open,
  settings,
  result,
}: {
  readonly playground: Playground;
  readonly open: OpenTemplate;
  readonly settings: Settings & { readonly server: ServerSettings };
  /** What the template comes to now; undefined while that is not known. */
  readonly result: ServerResult | undefined;
}) {
  const { type } = open.code;
  const { outcome, input } = result ?? {};
  return (
    <details class="drawer take-along">
      <summary>Take it along</summary>
      <div class="actions">
        <DownloadContainer
          playground={playground}
          open={open}
          write={(text, file) =>
            asServerContainer(
              text,
              { file, type },
              { values: settings.values, variables: settings.server.variables },
            )
          }
        />
        <CopyButton text={linkTo(settings)}>Copy link</CopyButton>
      </div>
      <p class="hint">
        The link opens all of this elsewhere, without keys, tokens and cookies. {containerHints[type]} Import
        it in GTM under Admin.
      </p>
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

const containerHints = {
  TAG: 'The container has the tag as it is configured, its variables and a trigger on every event.',
  MACRO: 'The container has the variable as it is configured and the variables that it names.',
  CLIENT:
    'The container has the client as it is configured, which is asked before GTM’s own, and its variables.',
} as const satisfies Readonly<Record<TemplateType, string>>;

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
