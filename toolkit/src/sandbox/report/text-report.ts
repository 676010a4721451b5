import { lineRanges, type CoverageSummary, type Share } from './coverage-summary.ts';
import { totalsOf, type FileReport, type ReportedPlace, type ReportedScenario } from './file-report.ts';
import { sideBySide } from './side-by-side.ts';
import type { Paint } from '../../messages/paint.ts';
import { printableLine } from '../../messages/printable.ts';

/** A line for a scenario and, below it, all there is to say. */
export function describeScenario(scenario: ReportedScenario, paint: Paint): string {
  const { status, message, ms, warnings } = scenario;
  const name = printableLine(scenario.name);
  const duration = paint('dim', `(${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms)`);
  const head = {
    passed: `  ${paint('green', '✓')} ${name} ${duration}`,
    failed: `  ${paint('red', '✗')} ${name} ${duration}`,
    error: `  ${paint('red', '✗')} ${name} ${duration}`,
    skipped: `  ${paint('yellow', '-')} ${name}${message === null ? '' : `: ${message}`}`,
  }[status];
  const failed = status === 'failed' || status === 'error';
  return [
    head,
    ...(failed ? describeFailure(scenario, paint).map((line) => (line === '' ? '' : `      ${line}`)) : []),
    ...warnings.map((warning) => `      ${paint('yellow', 'warning:')} ${warning}`),
  ].join('\n');
}

function describeFailure({ message, places, comparison, console }: ReportedScenario, paint: Paint): string[] {
  return [
    ...(message ?? '').split('\n').map((line) => paint('red', line)),
    ...places.flatMap((place, index) => describePlace(place, index === 0, paint)),
    ...(comparison === undefined
      ? []
      : sideBySide(
          { title: 'expected', text: comparison.expected },
          { title: 'actual', text: comparison.actual },
        )),
    ...console.map((line) => `${paint('dim', 'console:')} ${line}`),
  ];
}

/** The first place with its line of code, the calls that led there without. */
function describePlace({ location, original }: ReportedPlace, isFirst: boolean, paint: Paint): string[] {
  const { file, line, column, lineText } = location;
  const source = original && ` (${original.file}:${original.line}:${original.column + 1})`;
  const at = `${isFirst ? 'at' : 'called at'} ${file}:${line}:${column + 1}${source ?? ''}`;
  if (!isFirst) return [paint('dim', at)];
  const indent = lineText.slice(0, column).replace(/[^\t]/g, ' ');
  return [
    at,
    `  ${paint('dim', `${line} │`)} ${lineText}`,
    `  ${' '.repeat(String(line).length)} ${paint('dim', '╵')} ${indent}^`,
  ];
}

/** `template.tpl: statements 95.0 % (190 of 200), branches …`, and the lines that no scenario reaches. */
export function describeCoverage(
  { statements, branches, missed }: CoverageSummary,
  firstLine: number,
): string {
  const shares = `  Coverage: statements ${percent(statements)}, branches ${percent(branches)}`;
  if (missed.length === 0) return shares;
  return `${shares}\n  Not reached: lines ${lineRanges(missed.map((line) => line + firstLine - 1))}`;
}

function percent({ covered, total }: Share): string {
  const share = total === 0 ? 100 : (100 * covered) / total;
  return `${share.toFixed(1)} % (${covered} of ${total})`;
}

/** `3 skipped, 40 passed, 1 failed`; nothing is said of skipped ones where there are none. */
export function describeTotals(reports: readonly FileReport[], paint: Paint): string {
  const { passed, failed, skipped } = totalsOf(reports);
  const summary = `${skipped === 0 ? '' : `${skipped} skipped, `}${passed} passed, ${failed} failed`;
  return paint(failed > 0 ? 'red' : 'green', summary);
}
