import { checkRequires } from './code/apis.ts';
import { checkArguments } from './code/arguments.ts';
import { checkCompletionPaths } from './code/completion-paths.ts';
import { checkCompletion, checkReturn } from './code/completion.ts';
import { checkClient } from './code/client.ts';
import { checkConstants } from './code/constants.ts';
import { checkEmptyTables } from './code/empty-tables.ts';
import { checkUndeclaredFields, checkUnreadFields } from './code/fields-in-code.ts';
import { checkPromiseEnds } from './code/promise-ends.ts';
import { checkTimeouts } from './code/requests.ts';
import { checkSecrets } from './code/secrets.ts';
import { checkTextsAsPatterns } from './code/texts-as-patterns.ts';
import { checkUrlComponents } from './code/url-components.ts';
import { checkUrlEncoding } from './code/url-encoding.ts';
import { checkConditions } from './fields/conditions.ts';
import { checkDefaults } from './fields/defaults.ts';
import { checkItems } from './fields/items.ts';
import { checkFieldCount, checkFieldNames } from './fields/names.ts';
import { checkFieldProperties, checkSimpleValueType } from './fields/properties.ts';
import { checkTables } from './fields/table-columns.ts';
import { checkValidators } from './fields/validators.ts';
import { checkIcon } from './info/icon.ts';
import { checkGalleryInfo, checkInfo } from './info/info.ts';
import { checkBroadness } from './permissions/broad.ts';
import { checkExcess } from './permissions/excess.ts';
import { checkDeclarations } from './permissions/known.ts';
import { checkGlobalNames, checkPatterns } from './permissions/patterns.ts';
import { checkDemands } from './permissions/uncovered.ts';
import type { Report } from './report.ts';
import { checkSections } from './sections.ts';
import type { Subject } from './subject.ts';
import { checkMatchers } from './tests/matchers.ts';
import { checkScenarios } from './tests/scenarios.ts';
import { checkTestData } from './tests/test-data.ts';

export type Check = (subject: Subject, report: Report) => void;

/** All checks. Each leaves alone what could not be read. */
export const checks: readonly Check[] = [
  checkSections,
  checkInfo,
  checkGalleryInfo,
  checkIcon,
  checkFieldNames,
  checkFieldCount,
  checkFieldProperties,
  checkSimpleValueType,
  checkTables,
  checkItems,
  checkDefaults,
  checkValidators,
  checkConditions,
  checkRequires,
  checkArguments,
  checkCompletion,
  checkCompletionPaths,
  checkPromiseEnds,
  checkClient,
  checkTimeouts,
  checkReturn,
  checkUndeclaredFields,
  checkUnreadFields,
  checkEmptyTables,
  checkTextsAsPatterns,
  checkConstants,
  checkUrlEncoding,
  checkSecrets,
  checkUrlComponents,
  checkDeclarations,
  checkPatterns,
  checkGlobalNames,
  checkDemands,
  checkExcess,
  checkBroadness,
  checkScenarios,
  checkTestData,
  checkMatchers,
];
