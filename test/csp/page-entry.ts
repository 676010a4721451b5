import type { RunResult, TemplateCode } from 'gtm-template-toolkit/sandbox';
import { browserPage, runTemplate } from 'gtm-template-toolkit/testing/real-page';

/** What the page under test lends to its test. */
export interface TestPage {
  /** Fires a tag; the input is `{ template, data }` as JSON. */
  runTag(json: string): Promise<Pick<RunResult, 'status' | 'error' | 'pixels'>>;
  /** `directive blocked-address` of each violation so far. */
  readonly violations: readonly string[];
}

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  violations.push(`${effectiveDirective} ${blockedURI.split('?')[0]}`);
});

const testPage: TestPage = {
  async runTag(json) {
    const { template, data }: { template: TemplateCode; data: object } = JSON.parse(json);
    const { status, error, pixels } = await runTemplate(template, { data }, browserPage(window), {
      network: 'browser',
    });
    return { status, error, pixels };
  },
  violations,
};
Object.assign(globalThis, { testPage });
