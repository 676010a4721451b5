import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ServerRunInput } from '../../../sandbox/server-input.ts';
import type { OpenTemplate } from '../state/open-template.ts';
import type { LinkOutcome } from '../../page/server-protocol.ts';
import { ServerLink } from './server-link.ts';

/** Milliseconds without a change before a run starts. */
const quiet = 120;

/** What the template comes to with what was set. Nothing is sent, so that it runs with each change. */
export interface ServerResult {
  readonly input: ServerRunInput;
  readonly outcome: LinkOutcome;
  /** The same for the same code and the same input. */
  readonly basis: string;
}

/**
 * @param input undefined while something that is set cannot be read; the last result stays then
 * @returns the newest result, what stands for what is set now, and what runs it at once
 */
export function useServerRun(
  { code }: OpenTemplate,
  input: ServerRunInput | undefined,
): {
  readonly result: ServerResult | undefined;
  readonly basis: string;
  readonly run: () => Promise<ServerResult | undefined>;
} {
  const link = useRef<ServerLink>();
  const [result, setResult] = useState<ServerResult>();
  const basis = useMemo(() => JSON.stringify([code, input]), [code, input]);
  const newest = useRef(0);
  useEffect(() => () => link.current?.close(), []);

  const run = async (): Promise<ServerResult | undefined> => {
    if (input === undefined) return undefined;
    const asked = (newest.current += 1);
    link.current ??= new ServerLink();
    const ran = { input, basis, outcome: await link.current.run(code, input) };
    // What was fired is kept all the same, whatever was asked for since.
    if (asked === newest.current) setResult(ran);
    return ran;
  };
  useEffect(() => {
    if (input === undefined) return;
    const timer = setTimeout(() => void run(), quiet);
    return () => clearTimeout(timer);
  }, [basis]);
  return { result, basis, run };
}
