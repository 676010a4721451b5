import { useEffect, useMemo, useState } from 'preact/hooks';
import { FormCard, revealField } from '../fields/form-card.tsx';
import { focusOnceDrawn } from '../parts/focus-once-drawn.ts';
import { useCtrlEnter } from '../parts/use-ctrl-enter.ts';
import type { OpenTemplate } from '../state/open-template.ts';
import type { Playground } from '../state/use-playground.ts';
import { showResult } from '../tabs/fire-tab.tsx';
import { VariableList } from '../tabs/variables-card.tsx';
import { useLink } from '../take-along/use-link.tsx';
import { serverInputOf, serverScopeOf, settingsFaults, type SettingsPart } from './read-settings.ts';
import { drawerOf, ServerInputCard } from './server-input-card.tsx';
import { ServerResultCard } from './server-result-card.tsx';
import { ServerTakeAlong } from './server-take-along.tsx';
import type { ServerSettings } from './settings.ts';
import { useServerRun, type ServerResult } from './use-server-run.ts';

/** Configure, fire, see: for templates of servers. */
export function ServerTab({
  playground,
  open,
  isShown,
}: {
  readonly playground: Playground;
  readonly open: OpenTemplate;
  readonly isShown: boolean;
}) {
  const { session, update, values, formFaults, lookUp } = playground;
  const { server: settings } = session;
  const { type } = open.code;
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState(false);
  const [drawer, setDrawer] = useState<string>();
  const [fired, setFired] = useState<ServerResult>();

  const faults = useMemo(() => settingsFaults(settings, type), [settings, type]);
  const input = useMemo(
    () => serverInputOf({ fields: open.fields, values, type }, settings, lookUp),
    [open, values, settings, lookUp],
  );
  const { result, basis, run } = useServerRun(open, faults.length === 0 ? input : undefined);

  const change = (part: Partial<ServerSettings>, what?: string): void => {
    setRefused(false);
    update({ server: { ...settings, ...part } }, what);
  };
  const revealSetting = (part: SettingsPart): void => {
    setDrawer(drawerOf(part, type) ?? drawer);
    focusOnceDrawn(() => document.getElementById(`server-${part}`));
  };
  const fire = (): void => {
    setRefused(false);
    void run().then((ran) => {
      if (ran === undefined) return;
      const { input: given, outcome } = ran;
      playground.keep({ input: given, outcome });
      setFired(ran);
    });
  };
  const tryToFire = (): void => {
    setRevealed(new Set(formFaults.map(({ path }) => path.join('\n'))));
    const [setting] = faults;
    const [field] = formFaults;
    if (setting === undefined && field === undefined) return fire();
    setRefused(true);
    if (setting !== undefined) revealSetting(setting.part);
    else if (field !== undefined) revealField(playground, open, field.path);
  };
  useCtrlEnter(isShown, tryToFire);
  const held = { ...playground.settings, server: settings };
  const link = useLink(open, held, playground.restore);
  useEffect(() => {
    if (fired !== undefined) showResult();
  }, [fired]);
  const id = session.history.find(({ server }) => server?.outcome === fired?.outcome)?.id;

  return (
    <div class="columns fire-columns">
      <div class="column">
        {link}
        <FormCard
          playground={playground}
          open={open}
          revealed={revealed}
          setRevealed={setRevealed}
          onChange={() => setRefused(false)}
        />
        <VariableList
          variables={settings.variables}
          scope={serverScopeOf(settings)}
          onChange={(variables, what) => change({ variables }, what)}
          labels={{ dataLayer: 'Event data', url: 'URL (page_location)', cookie: 'Cookie' }}
        />
      </div>
      <div class="column outcome">
        <ServerInputCard
          type={type}
          settings={settings}
          change={change}
          faults={faults}
          drawer={drawer}
          setDrawer={setDrawer}
        />
        <ServerResultCard
          open={open}
          result={result}
          isStale={result?.basis !== basis}
          fired={
            fired === undefined || id === undefined
              ? undefined
              : { ...fired, id, isCurrent: fired.basis === basis }
          }
          formFaults={formFaults}
          settingsFaults={faults}
          refused={refused}
          onFire={tryToFire}
          onFireAllTheSame={fire}
          reveal={(path) => revealField(playground, open, path)}
          revealSetting={revealSetting}
        >
          <ServerTakeAlong
            playground={playground}
            open={open}
            settings={held}
            result={result?.basis === basis ? result : undefined}
          />
        </ServerResultCard>
      </div>
    </div>
  );
}
