import type { Message } from '../messages/message.ts';

/** A further file that a project makes of its built template, such as a container to import. */
export interface Product {
  /** Where it is written, relative to the project's root. */
  readonly file: string;
  /** @param template The text of `template.tpl` as it has just been built. */
  make(template: string): MadeProduct;
}

export interface MadeProduct {
  readonly text: string;
  /** Nothing is written while there is a fault among them. */
  readonly messages: readonly Message[];
  /** What the file holds, in a few words. */
  readonly summary: string;
}
