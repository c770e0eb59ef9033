import type { Report, ReportFinding } from '../../../../domain/report/report.js';
import { byStart } from '../../../../domain/shared/time-interval.js';
import { pagerOf, type Pager } from '../shared/pager.js';
import { passes, queryOf, type FindingFilter } from './finding-filter.js';

/** Places told at length on one page of a report: more would only make it slow to come and to scroll. */
export const placesOnPage = 50;

/** The findings of one risk. */
export interface RiskPlaces {
  readonly first: ReportFinding;
  readonly count: number;
  /** By time; those of them that stand on this page. */
  readonly shown: readonly ReportFinding[];
}

/** Risks in the order in which the report names them first. */
export const placesByRisk = (findings: readonly ReportFinding[]): readonly RiskPlaces[] => {
  const byRisk = new Map<string, [ReportFinding, ...ReportFinding[]]>();
  for (const finding of findings) {
    const same = byRisk.get(finding.riskCode);
    if (same === undefined) byRisk.set(finding.riskCode, [finding]);
    else same.push(finding);
  }
  return [...byRisk.values()].map((same) => ({
    first: same[0],
    count: same.length,
    shown: same.sort((a, b) => byStart(a.interval, b.interval)),
  }));
};

export interface ShownPlaces {
  readonly risks: readonly RiskPlaces[];
  readonly pager: Pager;
  /** Where a place stands when nothing is filtered. */
  readonly hrefOf: (triggerId: string) => string;
}

/** What one page of the report tells at length. */
export const choosePlaces = ({ videoId, document }: Report, filter: FindingFilter, page: number): ShownPlaces => {
  const here = `/client/reports/${videoId}/`;
  const all = placesByRisk(document.findings);
  const places = all.flatMap(({ shown }) => shown);
  const pages = new Map(places.map(({ triggerId }, at) => [triggerId as string, Math.floor(at / placesOnPage) + 1]));
  const wanted = placesByRisk(places.filter(passes(filter)));
  const total = wanted.reduce((sum, { count }) => sum + count, 0);
  const current = Math.min(page, Math.max(1, Math.ceil(total / placesOnPage)));
  return {
    risks: sliceOf(wanted, (current - 1) * placesOnPage, current * placesOnPage),
    pager: pagerOf(here, queryOf(filter), current, placesOnPage, total),
    hrefOf: (triggerId) => {
      const own = pages.get(triggerId) ?? 1;
      return `${own === 1 ? here : `${here}?page=${own}`}#place-${triggerId}`;
    },
  };
};

const sliceOf = (risks: readonly RiskPlaces[], from: number, to: number): readonly RiskPlaces[] => {
  let before = 0;
  return risks.flatMap((risk) => {
    const shown = risk.shown.slice(Math.max(0, from - before), Math.max(0, to - before));
    before += risk.count;
    return shown.length === 0 ? [] : [{ ...risk, shown }];
  });
};
