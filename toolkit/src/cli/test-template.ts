import type { TestPlace } from '../sandbox/testing/scenario-run.ts';
import type { ResettablePage } from '../sandbox/testing/test-page.ts';
import { runScenarios, type ScenarioResult } from '../sandbox/run-scenarios.ts';
import { summarizeCoverage } from '../sandbox/report/coverage-summary.ts';
import type {
  FileReport,
  OriginalPlace,
  ReportedPlace,
  ReportedScenario,
} from '../sandbox/report/file-report.ts';
import type { Limits } from '../sandbox/language/meter.ts';
import type { Place } from '../tpl/read/place.ts';
import type { Template } from '../tpl/template.ts';
import { codeOf } from '../sandbox/template.ts';
import { shownPlain } from '../sandbox/report/plain-json.ts';
import { findSourceMap } from './source-map.ts';
import { unwatched, type Watch } from './watched/watch.ts';

export interface TestOptions {
  /** Only scenarios with this text in their name. */
  readonly filter: string;
  readonly coverage: boolean;
  readonly limits: Limits;
  readonly watch?: Watch;
}

/** Runs a template's scenarios. `onScenario` is told of each as it ends. */
export async function testTemplate(
  template: Template,
  page: ResettablePage | undefined,
  { filter, coverage, limits, watch = unwatched }: TestOptions,
  onScenario: (scenario: ReportedScenario) => void,
): Promise<FileReport> {
  const { file, scenarios, setup } = template;
  const type = template.type ?? 'TAG';
  const original = findSourceMap(file);
  const reported: ReportedScenario[] = [];
  const report = await runScenarios(
    { template: codeOf(template), scenarios, setup: setup?.code ?? '' },
    page,
    {
      filter,
      coverage,
      limits: () => watch.limits(limits),
      onResult: (result) => {
        watch.end();
        const scenario = scenarios[result.index];
        const locate = (place: TestPlace): ReportedPlace =>
          reportPlace(template, scenario?.locate ?? same, place, original);
        const one = reportScenario(result, locate);
        reported.push(one);
        onScenario(one);
      },
    },
  );
  const { coverage: map } = report;
  return {
    file,
    type,
    scenarios: reported,
    ...(map === undefined ? {} : { coverage: summarizeCoverage(map) }),
  };
}

function same(place: Place): Place {
  return place;
}

function reportScenario(
  result: ScenarioResult,
  locate: (place: TestPlace) => ReportedPlace,
): ReportedScenario {
  const { name, status, message, ms, places, comparison, warnings, console } = result;
  return {
    name,
    status,
    message,
    ms,
    places: places.map(locate),
    ...(comparison === undefined ? {} : { comparison }),
    warnings,
    console: console.map((args) => args.map(shownPlain).join(' ')),
  };
}

function reportPlace(
  template: Template,
  locateInScenario: (place: Place) => Place,
  { part, line, column }: TestPlace,
  original: ((place: Place) => OriginalPlace | undefined) | undefined,
): ReportedPlace {
  if (part === 'template') {
    const source = original?.({ line, column });
    const location = template.locate({ line: line + template.codeLocation.line - 1, column });
    return { location, ...(source === undefined ? {} : { original: source }) };
  }
  const locate = part === 'setup' ? (template.setup?.locate ?? same) : locateInScenario;
  return { location: template.locate(locate({ line, column }), 0, 'TESTS') };
}
