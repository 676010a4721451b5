import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Examples } from '../../receiver/receiver.ts';
import { Receivers } from '../../receiver/receivers.ts';

export const ReceiversContext = createContext(new Receivers());

/** Who reads the requests that are shown. */
export function useReceivers(): Receivers {
  return useContext(ReceiversContext);
}

/** What the project offers for trying things out. */
export function useExamples(): Examples {
  return useReceivers().own?.examples ?? {};
}
