import { getContainerVersion } from 'gtm';
import type { TemplateData } from '../../template/data.ts';
import { warn } from '../warn.ts';
import { toName } from './text.ts';

declare const data: TemplateData;

/** Whether the event is development data; as GTM previews the container unless the field says otherwise. */
export function isDevelopment(): boolean {
  const name = toName(data.environment).toLowerCase();
  if (name === 'development' || name === 'true') return true;
  if (name === 'production' || name === 'false') return false;
  if (name && name !== 'auto') warn(name, 'is no environment');
  return getContainerVersion().debugMode || getContainerVersion().previewMode;
}
