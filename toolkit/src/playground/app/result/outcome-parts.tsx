/** Scripts or iframes that were asked for. */
export function Requests({ title, urls }: { readonly title: string; readonly urls: readonly string[] }) {
  if (urls.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <p class="hint">Nothing is loaded from elsewhere: an empty stand-in answered.</p>
      {urls.map((url, index) => (
        <pre key={index} class="code url">
          {url}
        </pre>
      ))}
    </>
  );
}

/** Lines of text under a heading; nothing when there are none. */
export function Lines({
  title,
  lines,
  folded = false,
}: {
  readonly title: string;
  readonly lines: readonly string[];
  /** They have been said elsewhere. */
  readonly folded?: boolean;
}) {
  if (lines.length === 0) return null;
  const text = (
    <pre class="code" role="group" tabIndex={0} aria-label={title}>
      {lines.join('\n')}
    </pre>
  );
  if (folded) {
    return (
      <details class="drawer">
        <summary>{title}</summary>
        {text}
      </details>
    );
  }
  return (
    <>
      <h3>{title}</h3>
      {text}
    </>
  );
}
