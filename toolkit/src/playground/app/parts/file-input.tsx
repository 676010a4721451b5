import { useRef } from 'preact/hooks';

/** Bytes of a file at most, unless more is expected: the largest public templates have 400 kB. */
const usualLargest = 4_000_000;

/** What becomes of a file that somebody chose or dropped. Nothing is uploaded. */
export interface FileReading {
  /** Bytes. */
  readonly largest?: number;
  readonly onText: (text: string, name: string) => void;
  readonly onRefused: (reason: string) => void;
}

/** A button that reads a text file. */
export function FileInput({
  label,
  accept,
  ...reading
}: FileReading & { readonly label: string; readonly accept: string }) {
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
          if (file !== undefined) read(file, reading);
        }}
      />
    </>
  );
}

/** Lets a text file be dropped on an element; a text that is dragged there goes where it would. */
export function dropOf(reading: FileReading): {
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
} {
  return {
    onDragOver(event) {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    },
    onDrop(event) {
      const [file] = event.dataTransfer?.files ?? [];
      if (file === undefined) return;
      event.preventDefault();
      read(file, reading);
    },
  };
}

function read(file: File, { largest = usualLargest, onText, onRefused }: FileReading): void {
  if (file.size > largest) return onRefused(`${file.name} is larger than ${largest / 1e6} MB.`);
  file.text().then(
    (text) => onText(text, file.name),
    () => onRefused(`${file.name} cannot be read.`),
  );
}
