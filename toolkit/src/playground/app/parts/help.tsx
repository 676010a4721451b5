import { useId, useState } from 'preact/hooks';
import { readMarkup, type Markup } from '../../form/help-markup.ts';

/** A template's simple HTML, drawn as elements of our own. */
export function HelpText({ html }: { readonly html: string }) {
  return <>{readMarkup(html).map(drawMarkup)}</>;
}

function drawMarkup(piece: Markup) {
  if (typeof piece === 'string') return piece;
  const { tag: Tag, href, children } = piece;
  if (Tag === 'br') return <br />;
  if (Tag === 'a') {
    return href === undefined ? (
      <span>{children.map(drawMarkup)}</span>
    ) : (
      <a href={href} target="_blank" rel="noopener noreferrer">
        {children.map(drawMarkup)}
      </a>
    );
  }
  return <Tag>{children.map(drawMarkup)}</Tag>;
}

/** A question mark whose tip shows while the mouse or the keyboard is on it; Escape closes it. */
export function Help({ html, about }: { readonly html: string; readonly about: string }) {
  const id = useId();
  const [dismissed, setDismissed] = useState(false);
  if (html === '') return null;
  return (
    <span
      class={dismissed ? 'help dismissed' : 'help'}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setDismissed(true);
      }}
      onFocusOut={() => setDismissed(false)}
      onMouseLeave={() => setDismissed(false)}
    >
      <button type="button" class="help-button" aria-label={`Help: ${about}`} aria-describedby={id}>
        ?
      </button>
      <span class="help-tip" role="tooltip" id={id}>
        <HelpText html={html} />
      </span>
    </span>
  );
}
