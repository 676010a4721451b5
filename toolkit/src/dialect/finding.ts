import type { Message } from '../messages/message.ts';
import type { Place } from './syntax/ast.ts';

/** A message whose place is still one of the parsed text. */
export interface Finding extends Omit<Message, 'location'> {
  readonly node: Place;
}
