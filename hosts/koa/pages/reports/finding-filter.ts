import type { ReportFinding } from '../../../../domain/report/report.js';
import {
  riskCategories,
  severities,
  type RiskCategory,
  type Severity,
} from '../../../../domain/risk-definition/risk-definition.js';
import type { Words } from '../shared/page-context.js';

/** Which findings the reader wants to see; undefined: all. */
export interface FindingFilter {
  readonly group: RiskCategory | undefined;
  readonly severity: Severity | undefined;
}

interface FilterLink {
  readonly id: string;
  readonly text: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

export interface FilterView {
  readonly isFiltered: boolean;
  readonly allHref: string;
  readonly groups: readonly FilterLink[];
  readonly severities: readonly FilterLink[];
}

export const passes =
  ({ group, severity }: FindingFilter) =>
  (finding: ReportFinding): boolean =>
    (group === undefined || finding.category === group) && (severity === undefined || finding.severity === severity);

/** As the address says it. */
export const queryOf = ({ group, severity }: FindingFilter): Readonly<Record<string, string>> => ({
  ...(group && { group }),
  ...(severity && { severity }),
});

const hrefOf = (here: string, filter: FindingFilter): string => {
  const query = new URLSearchParams(queryOf(filter)).toString();
  return query === '' ? here : `${here}?${query}`;
};

/** Links of a group or a severity with how many each would show; of a kind that has but one value there is nothing to choose. */
export const filterView = (
  findings: readonly ReportFinding[],
  filter: FindingFilter,
  here: string,
  { t, format }: Words,
): FilterView => {
  const link = (one: FindingFilter, id: string, text: string, isCurrent: boolean): FilterLink => ({
    id,
    text: `${text} · ${format.number(findings.filter(passes(one)).length)}`,
    href: hrefOf(here, one),
    isCurrent,
  });
  const links = <Value extends string>(
    field: keyof FindingFilter,
    values: readonly Value[],
    name: (value: Value) => string,
  ): readonly FilterLink[] => {
    const chosen = filter[field];
    const present = values.filter((value) => value === chosen || findings.some(passes({ ...none, [field]: value })));
    if (present.length < 2) return [];
    return [
      link({ ...filter, [field]: undefined }, `filter-${field}-all`, t('ui.all'), chosen === undefined),
      ...present.map((value) =>
        link({ ...filter, [field]: value }, `filter-${field}-${value}`, name(value), value === chosen),
      ),
    ];
  };
  return {
    isFiltered: filter.group !== undefined || filter.severity !== undefined,
    allHref: here,
    groups: links('group', riskCategories, (group) => t(`category.${group}`)),
    severities: links('severity', severities, (severity) => t(`severity.${severity}`)),
  };
};

const none: FindingFilter = { group: undefined, severity: undefined };
