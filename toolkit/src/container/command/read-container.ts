import { CannotRun } from '../../messages/cannot-run.ts';
import { faultsOfContainerExport, isContainerExport, type ContainerExport } from '../export/format.ts';
import { faultsOfVisit, isVisit, type Visit } from '../runtime/visit.ts';
import { readJsonText } from './read-json-text.ts';

/** @throws CannotRun for what is no export of a web container */
export function readContainer(text: string, file: string): ContainerExport {
  const exported = readJsonText(text, file, {
    name: 'The container export',
    faultsOf: faultsOfContainerExport,
    is: isContainerExport,
  });
  const { usageContext } = exported.containerVersion.container ?? {};
  if (usageContext?.some((context) => context.toUpperCase() === 'WEB') === false) {
    throw new CannotRun(
      `${file}: this is a container for ${usageContext.join(', ')}; only web containers run on a page.`,
    );
  }
  return exported;
}

/** @throws CannotRun for what is no visit */
export function readVisit(text: string, file: string): Visit {
  return readJsonText(text, file, { name: 'The visit', faultsOf: faultsOfVisit, is: isVisit });
}
