import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { loadSession, saveSession, type Session } from './session.ts';

export type ChangeSession = (change: (before: Session) => Session) => void;

/** Everything that survives a reload, and how it is changed; it is kept as it changes. */
export function useSession(): readonly [Session, ChangeSession] {
  const [session, setSession] = useState<Session>(loadSession);
  const change = useCallback<ChangeSession>((next) => setSession(next), []);
  const newest = useRef(session);
  newest.current = session;
  useEffect(() => {
    const timer = setTimeout(() => saveSession(session), 150);
    return () => clearTimeout(timer);
  }, [session]);
  // Whoever leaves the page right after a change has made it all the same.
  useLayoutEffect(() => {
    const saveNow = (): void => saveSession(newest.current);
    window.addEventListener('pagehide', saveNow);
    return () => window.removeEventListener('pagehide', saveNow);
  }, []);
  return [session, change];
}
