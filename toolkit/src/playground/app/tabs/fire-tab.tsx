import { useEffect, useState } from 'preact/hooks';
import { FormCard, revealField } from '../fields/form-card.tsx';
import { focusOnceDrawn } from '../parts/focus-once-drawn.ts';
import { useCtrlEnter } from '../parts/use-ctrl-enter.ts';
import { ResultCard, type Reveal } from '../result/result-card.tsx';
import type { OpenTemplate } from '../state/open-template.ts';
import type { Playground } from '../state/use-playground.ts';
import { useLink } from '../take-along/use-link.tsx';
import { drawerOf, PageCard } from './page-card.tsx';
import { VariablesCard } from './variables-card.tsx';

/** Configure, fire, see. */
export function FireTab({
  playground,
  open,
  isShown,
}: {
  readonly playground: Playground;
  readonly open: OpenTemplate;
  readonly isShown: boolean;
}) {
  const { formFaults, pageFaults, fire, run } = playground;
  /** The faults that there were when somebody tried to fire. */
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState(false);
  const [drawer, setDrawer] = useState<string>();

  const tryToFire = (): void => {
    setRevealed(new Set(formFaults.map(({ path }) => path.join('\n'))));
    const isSound = formFaults.length + pageFaults.length === 0;
    setRefused(!isSound);
    if (isSound) return fire();
    const [fault] = formFaults;
    if (pageFaults[0] !== undefined) revealPage(pageFaults[0].part);
    else if (fault !== undefined) reveal(fault.path);
  };
  useCtrlEnter(isShown, tryToFire);

  const hasResult = run?.state !== undefined;
  useEffect(() => {
    if (hasResult) showResult();
  }, [run?.id, hasResult]);

  const link = useLink(open, playground.settings, playground.restore);

  const reveal: Reveal = (path) => revealField(playground, open, path);
  const revealPage = (part: string): void => {
    setDrawer(drawerOf(part));
    focusOnceDrawn(() => document.getElementById(`page-${part}`));
  };

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
        <VariablesCard playground={playground} />
      </div>
      <div class="column outcome">
        <PageCard playground={playground} drawer={drawer} setDrawer={setDrawer} />
        <ResultCard
          playground={playground}
          open={open}
          refused={refused}
          onFire={tryToFire}
          onFireAllTheSame={() => {
            setRefused(false);
            fire();
          }}
          reveal={reveal}
          revealPage={revealPage}
        />
      </div>
    </div>
  );
}

/** One column: the result is far from the button. */
const narrow = window.matchMedia('(max-width: 860px)');

export function showResult(): void {
  if (narrow.matches) document.querySelector('.result-card')?.scrollIntoView();
  else document.querySelector('.result-card .ending')?.scrollIntoView({ block: 'nearest' });
}
