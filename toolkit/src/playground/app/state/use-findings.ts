import { useEffect, useState } from 'preact/hooks';
import type { Message } from '../../../messages/message.ts';
import type { OpenTemplate } from './open-template.ts';

/** Milliseconds after which the template is checked: what is being looked at comes first. */
const patience = 600;

/** What the checker says of a template; undefined until it has spoken. */
export function useFindings(open: OpenTemplate | undefined): readonly Message[] | undefined {
  const [found, setFound] = useState<{ readonly of: OpenTemplate; readonly messages: readonly Message[] }>();
  useEffect(() => {
    if (open === undefined || open.findings !== null) return;
    let isCurrent = true;
    const { parsed, file } = open.template;
    const timer = setTimeout(() => {
      // The checker is as large as all the rest of the page.
      void import('../../../check/check-template.ts').then(({ checkTemplate }) => {
        if (isCurrent) setFound({ of: open, messages: checkTemplate(parsed.text, file) });
      });
    }, patience);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [open]);
  return open?.findings ?? (found?.of === open ? found?.messages : undefined);
}
