/** Files of an unpacked template, by their path within its folder (with `/`). */
export type Files = ReadonlyMap<string, string | Uint8Array>;

/** Gives the files of a folder; `text` and `bytes` throw CannotRun, naming the file, when it is missing. */
export interface Folder {
  text(path: string): string;
  bytes(path: string): Uint8Array;
  /** The path as the user knows it, for messages. */
  name(path: string): string;
}

/** Files as a folder, without a disk; one that is missing is empty. */
export function folderOf(files: Files): Folder {
  const get = (path: string): string | Uint8Array => files.get(path) ?? '';
  return {
    text: (path) => Buffer.from(get(path)).toString('utf8'),
    bytes: (path) => Buffer.from(get(path)),
    name: (path) => path,
  };
}
