import { useCallback, useEffect, useState } from 'preact/hooks';
import { loadSession, saveSession, type Session } from './session.ts';

export type ChangeSession = (change: (before: Session) => Session) => void;

/** Everything that survives a reload, and how it is changed; it is kept as it changes. */
export function useSession(): readonly [Session, ChangeSession] {
  const [session, setSession] = useState<Session>(loadSession);
  const change = useCallback<ChangeSession>((next) => setSession(next), []);
  useEffect(() => {
    const timer = setTimeout(() => saveSession(session), 150);
    const saveNow = (): void => saveSession(session);
    window.addEventListener('pagehide', saveNow);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', saveNow);
    };
  }, [session]);
  return [session, change];
}
