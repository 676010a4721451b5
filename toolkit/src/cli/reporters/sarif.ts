import type { Message, Severity } from '../../messages/message.ts';

const levels = { fault: 'error', warning: 'warning', note: 'note' } as const satisfies Record<
  Severity,
  string
>;

export interface SarifRule {
  readonly name: string;
  readonly summary: string;
  /** What is wrong and what to do instead, as plain text and as Markdown. */
  readonly help?: { readonly text: string; readonly markdown: string };
  /** An absolute address of the same, as SARIF wants it. */
  readonly helpUri?: string;
}

/**
 * The messages as SARIF 2.1.0, which code scanning services read. Lines and columns count from 1.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifLog(
  messages: readonly Message[],
  { command, rules }: { readonly command: string; readonly rules: readonly SarifRule[] },
): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: `gtm-template ${command}`,
            rules: rules.map(({ name, summary, ...help }) => ({
              id: name,
              shortDescription: { text: summary },
              ...help,
            })),
          },
        },
        results: messages.map(({ rule, severity, text, hint, location }) => ({
          ruleId: rule,
          level: levels[severity],
          message: { text: hint === undefined ? text : `${text} ${hint}` },
          locations:
            location === undefined
              ? []
              : [
                  {
                    physicalLocation: {
                      artifactLocation: { uri: encodeURI(location.file.replaceAll('\\', '/')) },
                      region: { startLine: location.line, startColumn: location.column + 1 },
                    },
                  },
                ],
        })),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}
