import { exitCode, type ExitCode } from '../../messages/cannot-run.ts';
import { formatMessage } from '../../messages/format.ts';
import type { Message } from '../../messages/message.ts';

/** What nobody can see from the files; said once there is nothing else to do before the first release. */
const byHand =
  'On GitHub the repository is public and has Issues enabled; submit it at https://tagmanager.google.com/gallery.';

export function reportGallery(
  messages: readonly Message[],
  options: { readonly colour?: boolean } = {},
): { readonly text: string; readonly code: ExitCode } {
  const count = (severity: Message['severity']): number =>
    messages.filter((message) => message.severity === severity).length;
  const faults = count('fault');
  const warnings = count('warning');
  const isUnreleased = messages.some(({ rule }) => rule === 'unreleased');
  const others = warnings === 0 ? '' : ` ${number(warnings, 'warning')}.`;
  const verdict =
    faults > 0
      ? `${number(faults, 'fault')}: the gallery would refuse the repository.${others}`
      : `The repository has what the gallery asks for.${others}${isUnreleased ? ` ${byHand}` : ''}`;
  return {
    text: [...messages.map((message) => formatMessage(message, options)), verdict].join('\n'),
    code: faults > 0 ? exitCode.faults : exitCode.ok,
  };
}

function number(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
