import { callApi } from '../permissions/api-call.ts';
import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';

/** Calls whose arguments have, whatever way the code takes, types that GTM refuses. */
export function checkArguments({ template, code }: Subject, report: Report): void {
  if (code === undefined) return;
  for (const { name, uses } of code.requires) {
    if (name === undefined) continue;
    for (const { member, args, node } of uses) {
      if (args === undefined) continue;
      const calls = code.argumentsAt(node, args).map((each) => callApi(template.kind, name, member, each));
      const refusal = calls[0]?.refusal;
      if (refusal === undefined || !calls.every((call) => call.refusal !== undefined)) continue;
      report('argument-type', { text: refusal, at: code.locate(node) });
    }
  }
}
