import { useEffect, useState } from 'preact/hooks';

/** Copies a text and says so. */
export function CopyButton({ text, children }: { readonly text: string; readonly children: string }) {
  const [copied, setCopied] = useState<'done' | 'refused'>();
  useEffect(() => {
    if (copied === undefined) return;
    const timer = setTimeout(() => setCopied(undefined), 1600);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <button
      type="button"
      class={`small${copied === 'done' ? ' done' : ''}`}
      onClick={() =>
        void navigator.clipboard.writeText(text).then(
          () => setCopied('done'),
          () => setCopied('refused'),
        )
      }
    >
      <span aria-live="polite">
        {copied === 'done' ? 'Copied' : copied === 'refused' ? 'The browser refused' : children}
      </span>
    </button>
  );
}
