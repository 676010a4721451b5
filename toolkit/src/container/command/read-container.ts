import { CannotRun } from '../../messages/cannot-run.ts';
import { faultsOfContainerExport, isContainerExport, type ContainerExport } from '../export/format.ts';
import { faultsOfVisit, isVisit, type Visit } from '../runtime/visit.ts';
import { isObject } from '../../messages/shape.ts';
import { readJsonText } from './read-json-text.ts';

/** An export of a container of any kind. @throws CannotRun for what is none */
export function readContainerExport(text: string, file: string): ContainerExport {
  return readJsonText(text, file, {
    name: 'The container export',
    faultsOf: faultsOfContainerExport,
    is: isContainerExport,
    mend: withTextIds,
  });
}

/** @throws CannotRun for what is no export of a web container */
export function readContainer(text: string, file: string): ContainerExport {
  const exported = readContainerExport(text, file);
  const { usageContext } = exported.containerVersion.container ?? {};
  if (usageContext?.some((context) => context.toUpperCase() === 'WEB') === false) {
    throw new CannotRun(
      `${file}: this is a container for ${usageContext.join(', ')}; only web containers run on a page.`,
    );
  }
  return exported;
}

/** Where numbers stand for texts in files that were not written by GTM, which imports them all the same. */
const textKeys = /(?:Id|Ms|^fingerprint|^value)$/;

/** A container whose ids, fingerprints and values are texts, as in GTM's own exports. */
function withTextIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTextIds);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      !textKeys.test(key) ? withTextIds(inner) : Array.isArray(inner) ? inner.map(asText) : asText(inner),
    ]),
  );
}

function asText(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : withTextIds(value);
}

/** @throws CannotRun for what is no visit */
export function readVisit(text: string, file: string): Visit {
  return readJsonText(text, file, { name: 'The visit', faultsOf: faultsOfVisit, is: isVisit });
}
