import { Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { rawParameters, type RawParameter } from '../../receiver/raw-parameters.ts';

/** An address, and the parameters of its query as they stand in it: either shows where the other has it. */
export function AddressView({
  url,
  marked,
  onMark,
  folded = false,
}: {
  readonly url: string;
  /** The name of the parameter that is looked at. */
  readonly marked: string | undefined;
  readonly onMark: (name: string | undefined) => void;
  /** The parameters show when somebody asks for them. */
  readonly folded?: boolean;
}) {
  const parameters = rawParameters(url);
  const table = <ParameterTable parameters={parameters} marked={marked} onMark={onMark} />;
  return (
    <>
      <Address url={url} parameters={parameters} marked={marked} onMark={onMark} />
      {parameters.length === 0 ? null : folded ? (
        <details class="drawer" open={marked !== undefined}>
          <summary>Parameters as sent ({parameters.length})</summary>
          {table}
        </details>
      ) : (
        <>
          <h3 class="sub">Parameters as sent</h3>
          {table}
        </>
      )}
    </>
  );
}

interface Marking {
  readonly parameters: readonly RawParameter[];
  readonly marked: string | undefined;
  readonly onMark: (name: string | undefined) => void;
}

function Address({ url, parameters, marked, onMark }: Marking & { readonly url: string }) {
  const found = useRef<HTMLElement>(null);
  useEffect(() => found.current?.scrollIntoView({ block: 'nearest' }), [marked]);
  const starts = [0, ...parameters.map(({ end }) => end)];
  return (
    <pre class="code url" role="group" tabIndex={0} aria-label="The URL">
      {parameters.map(({ name, start, end }, index) => (
        <Fragment key={start}>
          {url.slice(starts[index], start)}
          {name === marked ? (
            <mark ref={found} onClick={() => onMark(undefined)}>
              {url.slice(start, end)}
            </mark>
          ) : (
            <span onClick={() => onMark(name)}>{url.slice(start, end)}</span>
          )}
        </Fragment>
      ))}
      {url.slice(starts.at(-1))}
    </pre>
  );
}

function ParameterTable({ parameters, marked, onMark }: Marking) {
  return (
    <table class="parameters">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {parameters.map(({ name, raw, value }, index) => (
          <tr key={index} class={name === marked ? 'marked' : ''}>
            <th scope="row">
              <button
                type="button"
                class="link"
                aria-pressed={name === marked}
                title={`Show ${name} in the address`}
                onClick={() => onMark(name === marked ? undefined : name)}
              >
                {name}
              </button>
            </th>
            <td>
              {value}
              {raw === value ? null : <span class="hint raw">{raw}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
