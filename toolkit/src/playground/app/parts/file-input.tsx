import { useRef } from 'preact/hooks';

/** Bytes of a file at most, unless more is expected: the largest public templates have 400 kB. */
const usualLargest = 4_000_000;

/** A button that reads a text file. Nothing is uploaded. */
export function FileInput({
  label,
  accept,
  largest = usualLargest,
  onText,
  onRefused,
}: {
  readonly label: string;
  readonly accept: string;
  /** Bytes. */
  readonly largest?: number;
  readonly onText: (text: string, name: string) => void;
  readonly onRefused?: (reason: string) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="small" onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        accept={accept}
        class="hidden"
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          currentTarget.value = '';
          if (file === undefined) return;
          if (file.size > largest) return onRefused?.(`${file.name} is larger than ${largest / 1e6} MB.`);
          void file.text().then((text) => onText(text, file.name));
        }}
      />
    </>
  );
}
