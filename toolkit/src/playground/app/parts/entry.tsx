import { useId } from 'preact/hooks';

/** A labelled text input that says what is wrong with it. */
export function Entry({
  label,
  value,
  onInput,
  rows = 1,
  fault,
  hideLabel = false,
  id: given,
}: {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly rows?: number;
  readonly fault?: string | undefined;
  readonly hideLabel?: boolean;
  readonly id?: string;
}) {
  const made = useId();
  const id = given ?? made;
  const shared = {
    id,
    value,
    spellcheck: false,
    autocomplete: 'off',
    'aria-invalid': fault !== undefined || undefined,
    'aria-describedby': fault === undefined ? undefined : `${id}-fault`,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  } as const;
  return (
    <div class="entry">
      <label for={id} class={hideLabel ? 'hidden' : ''}>
        {label}
      </label>
      {rows > 1 ? <textarea rows={rows} {...shared} /> : <input type="text" {...shared} />}
      {fault === undefined ? null : (
        <p class="fault" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
