import type { ContainerExport } from '../../container/export/format.ts';
import type { ShownReport } from '../../container/command/show-report.ts';
import type { FiringStatus, SentRequest } from '../../container/runtime/firing.ts';
import type { StepResult } from '../../container/runtime/run-visit.ts';
import type { Step, Visit } from '../../container/runtime/visit.ts';
import type { Message } from '../../messages/message.ts';

/** What the playground tells the frame in which a container is visited. */
export type ToContainerPage =
  /** A visit begins; its pages are opened by its steps. */
  | {
      readonly type: 'visit';
      readonly container: ContainerExport;
      readonly visit: Omit<Visit, 'page' | 'steps'>;
    }
  /** Steps are taken one after the other. */
  | { readonly type: 'step'; readonly id: number; readonly step: Step }
  | { readonly type: 'theme'; readonly dark: boolean };

/** What that frame tells the playground. */
export type FromContainerPage =
  | { readonly type: 'ready' }
  /** Told again when a tag has completed late. */
  | { readonly type: 'taken'; readonly id: number; readonly outcome: StepOutcome }
  /** The step itself could not be taken. */
  | { readonly type: 'refused'; readonly id: number; readonly reason: string }
  | { readonly type: 'remarks'; readonly unknown: readonly Message[]; readonly swallowed: readonly string[] }
  /** Somebody used the shop. */
  | { readonly type: 'pushed'; readonly item: { readonly [key: string]: unknown } }
  | { readonly type: 'choice'; readonly granted: boolean }
  | { readonly type: 'ctrlEnter' };

/** What a step set off, with values as text: they may hold what no message can carry. */
export interface StepOutcome {
  /** Where the visitor is after the step. */
  readonly url: string;
  readonly title: string;
  /** The names of the data layer's events, GTM's own included. */
  readonly events: readonly string[];
  readonly fired: readonly FiredTag[];
  /** Those of tags that fired earlier and waited for consent included. */
  readonly requests: readonly SentBy[];
  /** Of each message of the data layer; when there are many, of the last ones. */
  readonly reports: readonly ShownReport[];
  readonly reportsLeftOut: number;
  /** The consent types that anybody has set, after the step. */
  readonly consent: StepResult['consent'];
}

export interface FiredTag {
  readonly tag: string;
  readonly event: string;
  readonly because: readonly string[];
  readonly status: FiringStatus;
  readonly error: string | null;
  /** Variables whose values cannot be known here. */
  readonly unknown: readonly string[];
  /** What it received, field by field. */
  readonly data: readonly (readonly [field: string, value: string])[];
  /** One line for each call of `logToConsole`. */
  readonly console: readonly string[];
}

export interface SentBy {
  readonly kind: SentRequest['kind'];
  readonly url: string;
  readonly tag: string;
}
