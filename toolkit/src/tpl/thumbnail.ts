import { isJsonObject, type JsonObject } from './json.ts';
import type { Files, Folder } from './folder/folder.ts';

const imageTypes: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
};

/** What the file of the icon may be called. */
export const iconNames = Object.values(imageTypes).map((extension) => `thumbnail.${extension}`);

/** Takes the icon out of INFO's `brand.thumbnail` into an image file, whose name stands in its place. */
export function splitThumbnail(info: JsonObject): { info: JsonObject; files: Files } {
  const { brand } = info;
  const thumbnail = isJsonObject(brand) ? brand['thumbnail'] : undefined;
  if (!isJsonObject(brand) || typeof thumbnail !== 'string') return { info, files: new Map() };
  const [, type = '', data = ''] = /^data:([a-z/]+);base64,(.+)$/s.exec(thumbnail) ?? [];
  const extension = imageTypes[type];
  const image = Buffer.from(data, 'base64');
  if (extension === undefined || image.toString('base64') !== data) return { info, files: new Map() };
  const file = `thumbnail.${extension}`;
  return { info: { ...info, brand: { ...brand, thumbnail: file } }, files: new Map([[file, image]]) };
}

/** Puts the image file back as a `data:` URI; a thumbnail that names no image file stays as it is. */
export function joinThumbnail(info: JsonObject, folder: Folder): JsonObject {
  const { brand } = info;
  const file = isJsonObject(brand) ? brand['thumbnail'] : undefined;
  if (!isJsonObject(brand) || typeof file !== 'string' || file.startsWith('data:')) return info;
  const [type] = Object.entries(imageTypes).find(([, extension]) => file.endsWith(`.${extension}`)) ?? [];
  if (type === undefined) return info;
  const data = Buffer.from(folder.bytes(file)).toString('base64');
  return { ...info, brand: { ...brand, thumbnail: `data:${type};base64,${data}` } };
}
