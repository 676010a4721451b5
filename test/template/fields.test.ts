import test from 'ava';
import { decodeRequestedUrl } from '../../pixel-service/decode/decode.ts';
import { environments, event, nothingSent } from './expectations/event.ts';
import { identities, pairs } from './expectations/lists.ts';
import { details } from './expectations/page.ts';
import { settings } from './expectations/settings.ts';
import { fire, loggedLines, minimalData, minimalEvent } from './tag.ts';

for (const { title, data, event: expected, warnings = [], ...surroundings } of [
  ...event,
  ...environments,
  ...pairs,
  ...identities,
  ...details,
  ...settings,
  ...nothingSent,
]) {
  test(title, async (t) => {
    const input = { container: { debugMode: true }, ...surroundings };
    const firing = await fire({ ...input, data: { ...minimalData, ...data } });
    t.deepEqual(
      firing.pixels.map((pixel) => decodeRequestedUrl(pixel).event),
      expected === null ? [] : [{ ...minimalEvent, environment: 'development', ...expected }],
    );
    t.deepEqual(loggedLines(firing), warnings);
    t.deepEqual(firing.completions, [expected === null ? 'failure' : 'success']);
  });
}
