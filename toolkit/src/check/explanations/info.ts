import type { RuleName } from '../rules.ts';
import { byInfo, type Explanation } from './explanation.ts';

/** Of one colour, to be short. */
const squareIcon =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAADAAAAAwAQAAAAB/ecQqAAAADUlEQVR42mNgGAXUBAABUAABNLg62QAAAABJRU5ErkJggg==';
const wideIcon =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAGAAAAAwAQAAAADGbUJiAAAAD0lEQVR42mNgGAWjgH4AAAJwAAFTuen9AAAAAElFTkSuQmCC';
const icon = (thumbnail: string): string => `{
  "brand": {
    "id": "brand_dummy",
    "displayName": "",
    "thumbnail": "${thumbnail}"
  }
}`;

export const info = {
  'template-type': byInfo(
    'GTM’s editor knows three types: `TAG`, `MACRO`, as variables are called in files, and, in server containers, `CLIENT`.',
    '{ "type": "VARIABLE" }',
    '{ "type": "MACRO" }',
    { code: 'return data.gtmEventId;' },
  ),
  'container-context': byInfo(
    'GTM’s editor offers the template in the containers that are named here, and refuses it in others. One template is for one kind.',
    '{ "containerContexts": ["SERVER"] }',
    '{ "containerContexts": ["WEB"] }',
  ),
  'info-property': byInfo(
    'GTM ignores it. If its name is misspelt, what it says is missing: templates with `catagories` stand in no category of the gallery.',
    '{ "catagories": ["ANALYTICS"] }',
    '{ "categories": ["ANALYTICS"] }',
  ),
  'display-name': byInfo(
    'It is what users find the template by, in the gallery and in the list of tags.',
    '{ "displayName": "" }',
    '{ "displayName": "Example Pixel" }',
  ),
  'display-name-style': byInfo(
    'Google’s style guide asks for the organisation and the function in title case. Which templates are their vendor’s own, the gallery says itself.',
    '{ "displayName": "example pixel (official)" }',
    '{ "displayName": "Example Pixel" }',
  ),
  'description-length': byInfo(
    'GTM documents a limit of 200 characters.',
    `{
  "description": "Sends page views, clicks, scrolls, searches, sign-ups, logins, purchases, refunds and everything else that you can think of to Example, with all consent types, all identities and all attributes that there are."
}`,
    `{
  "description": "Sends events to Example, with consent, identities and attributes."
}`,
  ),
  'category-count': byInfo(
    'The gallery asks for one to three categories, the most relevant first.',
    '{ "categories": [] }',
    '{ "categories": ["ANALYTICS", "MARKETING"] }',
  ),
  'unknown-category': byInfo(
    'The gallery files templates under its own categories only.',
    '{ "categories": ["STATISTICS"] }',
    '{ "categories": ["ANALYTICS"] }',
  ),
  'icon-format': byInfo(
    'The gallery shows an image that the file itself contains: a PNG, JPEG or GIF of less than 50 kB in a data URI.',
    icon('https://example.com/icon.png'),
    icon(squareIcon),
  ),
  'icon-size': byInfo(
    'The gallery asks for a square of 48 to 96 pixels. Most public templates do not keep to it, hence a note.',
    icon(wideIcon),
    icon(squareIcon),
  ),
} as const satisfies Partial<Record<RuleName, Explanation>>;
