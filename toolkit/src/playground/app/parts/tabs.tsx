import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly badge?: Badge | undefined;
}

/** How things stand behind a tab. */
export interface Badge {
  readonly text: string;
  /** What the text counts. */
  readonly about: string;
  readonly tone?: 'bad' | 'wait';
}

/** The tab in the URL's hash, so that a reload and the back button keep it. */
export function useHashTab<Id extends string>(ids: readonly Id[], first: Id): [Id, (id: Id) => void] {
  const read = (): Id => ids.find((id) => `#${id}` === window.location.hash) ?? first;
  const [tab, setTab] = useState<Id>(read);
  useLayoutEffect(() => {
    const follow = (): void => setTab(read());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return [
    tab,
    (id) => {
      window.location.hash = id;
      // The event of the hash comes a moment later: keys pressed meanwhile would be the last tab's.
      setTab(id);
    },
  ];
}

/** A row of tabs: arrow keys, Home and End move along it. */
export function TabList<Id extends string>({
  tabs,
  current,
  onChange,
  label,
}: {
  readonly tabs: readonly Tab<Id>[];
  readonly current: Id;
  readonly onChange: (id: Id) => void;
  readonly label: string;
}) {
  const list = useRef<HTMLDivElement>(null);
  const go = (index: number): void => {
    const tab = tabs[(index + tabs.length) % tabs.length];
    if (tab === undefined) return;
    onChange(tab.id);
    list.current?.querySelector<HTMLElement>(`#tab-${tab.id}`)?.focus();
  };
  const hasMore = useHiddenTabs(list);
  useEffect(() => {
    list.current?.querySelector(`#tab-${current}`)?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [current]);
  const at = tabs.findIndex(({ id }) => id === current);
  const keys: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    Home: 0,
    End: tabs.length - 1,
  };
  return (
    <div
      role="tablist"
      aria-label={label}
      class={`tabs ${hasMore.before ? 'more-before' : ''} ${hasMore.after ? 'more-after' : ''}`}
      ref={list}
      onKeyDown={(event) => {
        const index = keys[event.key];
        if (index === undefined) return;
        event.preventDefault();
        go(index);
      }}
    >
      {tabs.map(({ id, label: text, badge }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          aria-selected={id === current}
          aria-controls={`panel-${id}`}
          tabIndex={id === current ? 0 : -1}
          onClick={() => onChange(id)}
        >
          {text}
          {badge === undefined ? null : (
            <span class={`badge ${badge.tone ?? ''}`} title={`${badge.text} ${badge.about}`}>
              {badge.text}
              <span class="hidden"> {badge.about}</span>
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

/** Whether tabs lie beyond the edges of a list that scrolls. */
function useHiddenTabs(list: { readonly current: HTMLElement | null }): {
  readonly before: boolean;
  readonly after: boolean;
} {
  const [hidden, setHidden] = useState({ before: false, after: false });
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const look = (): void => {
      const { scrollLeft, scrollWidth, clientWidth } = element;
      setHidden({ before: scrollLeft > 4, after: scrollLeft + clientWidth < scrollWidth - 4 });
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    for (const tab of element.children) observer.observe(tab);
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  return hidden;
}

export function TabPanel({
  id,
  current,
  children,
}: {
  readonly id: string;
  readonly current: string;
  readonly children: ComponentChildren;
}) {
  const isShown = id === current;
  const wasShown = useRef(isShown);
  const drawn = useRef(children);
  // What nobody sees is not drawn again, but once when it is left, so that it knows.
  if (isShown || wasShown.current) drawn.current = children;
  wasShown.current = isShown;
  return (
    <div role="tabpanel" id={`panel-${id}`} aria-labelledby={`tab-${id}`} hidden={!isShown} class="panel">
      {drawn.current}
    </div>
  );
}
