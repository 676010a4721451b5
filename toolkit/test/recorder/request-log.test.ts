import test from 'ava';
import { pageSize, RequestLog, type Received } from '../../src/recorder/request-log.ts';

const logOf = (urls: readonly string[]): RequestLog<string> => {
  const log = new RequestLog(({ url }: Received) => url);
  for (const url of urls) log.add(url, 'image');
  return log;
};

test('the log is read in pages, so that nobody waits long for another', (t) => {
  const urls = Array.from({ length: 450 }, (_, index) => `https://example.com/${index}`);
  const log = logOf(urls);
  const read: string[] = [];
  const sizes: number[] = [];
  for (let since = 0, more = true; more;) {
    const page = log.page(since, pageSize);
    read.push(...page.hits);
    sizes.push(page.hits.length);
    since = page.last;
    more = page.more !== undefined;
  }
  t.deepEqual(read, urls);
  t.deepEqual(sizes, [200, 200, 50]);
  t.is(log.page(450, pageSize).last, 450);
});

test('a page of long addresses has fewer, but one at least', (t) => {
  const long = `https://example.com/${'x'.repeat(150_000)}`;
  const page = logOf([long, long, long]).page(0, pageSize);
  t.deepEqual([page.hits.length, page.last, page.more], [1, 1, 2]);
  t.is(logOf([`${long}${long}`]).page(0, pageSize).hits.length, 1);
});
