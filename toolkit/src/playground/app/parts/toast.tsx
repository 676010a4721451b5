/** Says over the page what has been done, and offers to take it back. */
export function Toast({
  text,
  action,
  onAction,
  onClose,
}: {
  readonly text: string;
  readonly action: string;
  readonly onAction: () => void;
  readonly onClose: () => void;
}) {
  return (
    <p class="toast">
      {text}
      <button type="button" class="small" onClick={onAction}>
        {action}
      </button>
      <button type="button" class="icon" aria-label="Close this message" onClick={onClose}>
        ×
      </button>
    </p>
  );
}
