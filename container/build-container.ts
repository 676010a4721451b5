import type { Message } from 'gtm-template-toolkit/messages';
import {
  checkContainer,
  containerExport,
  writeContainerExport,
  type ContainerExport,
  templateSpec,
} from 'gtm-template-toolkit/container';
import { eventParametersTemplate } from './event-parameters.ts';
import { tagsFolder, variablesFolder } from './names.ts';
import { tags } from './tags.ts';
import { historySource, triggers } from './triggers.ts';
import { event, eventVariables, variables } from './variables.ts';

export interface BuiltContainer {
  /** The whole file. */
  readonly text: string;
  readonly container: ContainerExport;
  /** What is wrong with it; no file may be written while there are faults. */
  readonly messages: readonly Message[];
}

/**
 * A container to import into Google Tag Manager: the template and a working set-up of page views, custom events,
 * ecommerce and the other events that Google recommends, search, login and sign-up.
 * @param template The text of the template's `.tpl` file.
 */
export function buildContainer(template: string): BuiltContainer {
  const pixel = templateSpec(template, 'template.tpl');
  const eventParametersSpec = templateSpec(eventParametersTemplate(), 'event-parameters.tpl');
  const ofEvent = eventVariables(eventParametersSpec);
  const container = containerExport({
    name: 'mParticle Pixel',
    templates: [pixel, eventParametersSpec],
    tags: tags(pixel, ofEvent),
    triggers,
    variables: [...variables, ...Object.values(ofEvent)],
    builtIns: [event, historySource],
    folders: [tagsFolder, variablesFolder],
  });
  return { text: writeContainerExport(container), container, messages: checkContainer(container) };
}
