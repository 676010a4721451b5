import type { ServerState } from '../../page/server-protocol.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Pairs } from '../result/request-view.tsx';
import { addressParts, readBody, shownPairs, type Body } from './decode-request.ts';
import { JsonTree } from './json-tree.tsx';
import { answerText } from './order.ts';

/** A request that the template sent, taken apart, with what came back. */
export function SentRequest({
  request: { method, url, headers, body, options, answer },
  number,
  showSecrets,
}: {
  readonly request: ServerState['requests'][number];
  readonly number: number;
  readonly showSecrets: boolean;
}) {
  const address = addressParts(url);
  const isWell = answer !== null && 'status' in answer && answer.status < 300;
  return (
    <article class="outgoing" aria-label={`Request ${number}`}>
      <p class="outgoing-line">
        <span class="kind">{method}</span> {address === undefined ? url : `${address.origin}${address.path}`}
        <span class={`answer ${isWell ? 'good' : 'bad'}`}>
          <span class="mark" aria-hidden="true" />
          {answerText(answer)}
        </span>
      </p>
      {address === undefined || address.query.length === 0 ? null : (
        <Titled title="Query" pairs={shownPairs(address.query, showSecrets)} />
      )}
      <Titled
        title="Headers"
        pairs={[
          ...shownPairs(Object.entries(headers), showSecrets),
          ...(options.authorization === undefined
            ? []
            : [['authorization', `Google credentials for ${options.authorization.join(', ')}`] as const]),
        ]}
      />
      <BodyView body={readBody(body ?? '', headers)} title="Body" showSecrets={showSecrets} />
      {answer === null || 'fails' in answer ? null : (
        <BodyView body={readBody(answer.body, answer.headers)} title="Answer" showSecrets={showSecrets} />
      )}
      <div class="actions">
        <CopyButton text={url}>Copy URL</CopyButton>
        {body === null || body === '' ? null : <CopyButton text={body}>Copy body</CopyButton>}
        <span class="hint">waits {options.timeout.toLocaleString('en')} ms at most</span>
      </div>
    </article>
  );
}

export function Titled({
  title,
  pairs,
}: {
  readonly title: string;
  readonly pairs: readonly (readonly [string, string])[];
}) {
  if (pairs.length === 0) return null;
  return (
    <div>
      <h3 class="sub">{title}</h3>
      <Pairs pairs={pairs} />
    </div>
  );
}

export function BodyView({
  body,
  title,
  showSecrets,
}: {
  readonly body: Body;
  readonly title: string;
  readonly showSecrets: boolean;
}) {
  switch (body.kind) {
    case 'none':
      return null;
    case 'form':
      return <Titled title={`${title} (form)`} pairs={shownPairs(body.pairs, showSecrets)} />;
    case 'json':
      return (
        <div>
          <h3 class="sub">{title} (JSON)</h3>
          <JsonTree value={body.value} label={title} />
        </div>
      );
    case 'text':
      return (
        <div>
          <h3 class="sub">{title}</h3>
          <pre class="code" role="group" tabIndex={0} aria-label={title}>
            {body.text}
          </pre>
        </div>
      );
  }
}
