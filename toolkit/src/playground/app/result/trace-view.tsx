import type { RunCall, RunState } from '../../page/protocol.ts';
import { Disclosure } from '../parts/disclosure.tsx';

/** What a run asked of GTM, call by call. */
export function TraceView({
  state: { calls, callsLeftOut },
}: {
  readonly state: Pick<RunState, 'calls' | 'callsLeftOut'>;
}) {
  if (calls.length === 0) return null;
  const refused = refusedCalls(calls);
  return (
    <Disclosure
      class="drawer trace"
      open={refused > 0}
      summary={
        <>
          Trace ({calls.length + callsLeftOut} {calls.length + callsLeftOut === 1 ? 'call' : 'calls'})
          {refused === 0 ? null : <span class="count bad">{refused} refused</span>}
        </>
      }
      content={() => (
        <>
          <ol>
            {calls.map((call, index) => (
              <Call key={index} call={call} />
            ))}
          </ol>
          {callsLeftOut === 0 ? null : <p class="hint">{callsLeftOut} more calls are not shown.</p>}
        </>
      )}
    />
  );
}

function Call({ call }: { readonly call: RunCall }) {
  const { api, args, result, error, permissions, after } = call;
  return (
    <li class={isRefused(call) ? 'refused' : ''}>
      <p class="call">
        <code>
          <b>{api}</b>({args.join(', ')})
        </code>
        <span class="hint">{after.toFixed(after < 10 ? 1 : 0)} ms</span>
      </p>
      {result === null || result === 'undefined' ? null : (
        <p class="call-result">
          <code>→ {result}</code>
        </p>
      )}
      {error === null ? null : <p class="error-text">{error}</p>}
      {permissions.map(({ id, args: asked, denied }, index) => (
        <p key={index} class={denied === null ? 'hint' : 'denied'}>
          {denied === null ? '✓ allowed by ' : '✗ refused by '}
          <code>{id}</code> {asked.join(' ')}
        </p>
      ))}
    </li>
  );
}

/** How many calls a permission was refused. */
export function refusedCalls(calls: readonly RunCall[]): number {
  return calls.filter(isRefused).length;
}

function isRefused({ permissions }: RunCall): boolean {
  return permissions.some(({ denied }) => denied !== null);
}
