import { useEffect, useMemo, useState } from 'preact/hooks';
import { unknownParts } from '../../../container/runtime/unknown.ts';
import type { BuiltContainerState } from '../../server/live-container.ts';
import { backend } from '../state/chosen-backend.ts';
import type { Playground } from '../state/use-playground.ts';
import { ContainerCard, OpenCard } from './container-card.tsx';
import { openContainer, withConstants } from './open-container.ts';
import { sentPixels, totalsOf } from './sent-requests.ts';
import { consentTo } from './shop-visit.ts';
import { StepsCard } from './steps-card.tsx';
import { useVisit, type VisitConditions } from './use-visit.ts';
import { VisitCard } from './visit-card.tsx';

/** A container on the shop: what it holds, what a visitor does, what fires. */
export function ContainerView({
  playground,
  isShown,
}: {
  readonly playground: Playground;
  readonly isShown: boolean;
}) {
  const { session, update, hits, dark } = playground;
  const { foreignContainer: foreign, visit: settings } = session;
  const built = useBuiltContainer(playground);
  const { text = null, reason = null } =
    foreign === null ? (built ?? {}) : { text: foreign.text, reason: null };
  const file = foreign?.file ?? built?.file ?? 'container.json';
  const opened = useMemo(() => (text === null ? undefined : openContainer(text, file)), [text, file]);
  const exported = typeof opened === 'object' ? opened : undefined;
  const container = useMemo(
    () => exported && withConstants(exported, settings.constants),
    [exported, settings.constants],
  );
  const conditions: VisitConditions = {
    preview: settings.preview,
    ...(settings.consent === 'unset' ? {} : { consent: consentTo(settings.consent) }),
  };
  const visit = useVisit(container, conditions, hits[0]?.id ?? 0, dark);
  const sent = useMemo(() => sentPixels(visit, hits), [visit.taken, visit.hitsBefore, hits]);
  const unknown = useMemo(
    () => (exported === undefined ? [] : unknownParts(exported.containerVersion, {}, { runsPageCode: true })),
    [exported],
  );
  const fault = typeof opened === 'string' ? opened : reason;
  return (
    <div class="columns">
      <div class="column">
        {text !== null || reason !== null || built === undefined ? null : (
          <p class="notice quiet">This project makes no container of its own: open an export below.</p>
        )}
        <VisitCard playground={playground} visit={visit} totals={totalsOf(visit, sent)} isShown={isShown} />
        {fault === null ? null : (
          <div class="notice bad" role="alert">
            <pre>{fault}</pre>
          </div>
        )}
        {exported === undefined ? null : (
          <ContainerCard
            container={exported}
            file={file}
            unknown={visit.unknown.length === 0 ? unknown : visit.unknown}
            constants={settings.constants}
            setConstant={(name, value) =>
              update({ visit: { ...settings, constants: { ...settings.constants, [name]: value } } })
            }
          />
        )}
        <OpenCard
          foreign={foreign}
          onOpen={(foreignContainer) => update({ foreignContainer, visit: { ...settings, constants: {} } })}
        />
      </div>
      <div class="column outcome">
        <StepsCard container={container} visit={visit} sent={sent} />
      </div>
    </div>
  );
}

/** The project's own container, again after each build. */
function useBuiltContainer({ served }: Playground): BuiltContainerState | undefined {
  const [built, setBuilt] = useState<BuiltContainerState>();
  useEffect(() => {
    if (served === undefined) return;
    let isCurrent = true;
    void backend.fetchContainer().then(
      (container) => isCurrent && setBuilt(container),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [served?.session, served?.build]);
  return built;
}
