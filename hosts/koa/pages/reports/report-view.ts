import type { Report, ReportDocument, ReportFinding } from '../../../../domain/report/report.js';
import type { Severity } from '../../../../domain/risk-definition/risk-definition.js';
import type { Locale } from '../../../../domain/user/user.js';
import type { Words } from '../shared/page-context.js';
import type { PlayerView } from '../videos/player-view.js';
import { ageView, type AgeView } from './age/age-view.js';
import { blockedView, type BlockedView } from './age/blocked-view.js';
import { coverageView, type CoverageView } from './coverage-view.js';
import type { FrameAddresses } from '../../http/frame-addresses.js';
import { evidenceView, type EvidenceView } from './evidence-view.js';
import { framesView, type FrameView } from './frames-view.js';
import { placesByRisk, type RiskPlaces } from './places.js';

interface PlaceView {
  readonly id: string;
  readonly startMs: number;
  readonly startText: string;
  readonly endText: string;
  readonly confidenceText: string;
  readonly statusText: string;
  readonly isConfirmed: boolean;
  readonly sourceText: string;
  readonly evidence: readonly EvidenceView[];
  readonly frames: readonly FrameView[];
  readonly comment: string;
}

/** Everything of one risk: its law stands once, its places below each other. */
export interface RiskView {
  readonly name: string;
  readonly categoryText: string;
  readonly severity: Severity;
  readonly severityText: string;
  readonly law: readonly string[];
  readonly sanctions: string;
  readonly fixes: readonly string[];
  readonly places: readonly PlaceView[];
  readonly countText: string;
}

interface ReportView {
  readonly title: string;
  readonly videoHref: string;
  readonly jsonHref: string;
  readonly pdfHref: string;
  readonly isDraft: boolean;
  readonly verifiedText: string;
  readonly verdict: string;
  readonly verdictText: string;
  readonly verdictHint: string;
  readonly blockedBy: readonly BlockedView[];
  readonly age: AgeView;
  readonly risks: readonly RiskView[];
  readonly counts: readonly { readonly text: string; readonly value: string }[];
  readonly coverage: readonly CoverageView[];
  /** What models said and nobody believed, with how much of it. */
  readonly ignored: readonly string[];
  readonly summary: string;
  readonly notice: string;
  readonly catalogueText: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly player: PlayerView | undefined;
}

const placeView = (finding: ReportFinding, addresses: FrameAddresses, words: Words): PlaceView => {
  const { t, format } = words;
  return {
    id: finding.triggerId,
    startMs: finding.interval.startMs,
    startText: format.timecode(finding.interval.startMs),
    endText: format.timecode(finding.interval.endMs),
    confidenceText: t('report.confidence', { value: format.percent(finding.confidence) }),
    statusText: t(`findingStatus.${finding.status}`),
    isConfirmed: finding.status === 'confirmed',
    sourceText: t(`source.${finding.source}`),
    evidence: finding.evidence.map((one) => evidenceView(one, words)),
    frames: framesView(finding.frames ?? [], addresses, words),
    comment: finding.comment,
  };
};

const riskView = ({ first, count, shown }: RiskPlaces, addresses: FrameAddresses, words: Words): RiskView => ({
  name: words.locale === 'ru' ? first.nameRu : first.nameEn,
  categoryText: words.t(`category.${first.category}`),
  severity: first.severity,
  severityText: words.t(`severity.${first.severity}`),
  law: first.law,
  sanctions: first.sanctions,
  fixes: first.fixes.map((fix) => words.t(`fix.${fix}`)),
  places: shown.map((finding) => placeView(finding, addresses, words)),
  countText: words.t('ui.findings', { count }),
});

/** Risks by the names that the report itself gives them. */
const riskNames = ({ findings }: ReportDocument, locale: Locale): ((riskCode: string) => string) => {
  const names = new Map(findings.map((one) => [one.riskCode, locale === 'ru' ? one.nameRu : one.nameEn]));
  return (riskCode) => names.get(riskCode) ?? riskCode;
};

/** `addresses`: of the pictures that this reader may open. `risks`: what is told at length. */
export const reportView = (
  report: Report,
  player: PlayerView | undefined,
  words: Words,
  addresses: FrameAddresses = new Map(),
  risks: readonly RiskPlaces[] = placesByRisk(report.document.findings),
): ReportView => {
  const { t, format, locale } = words;
  const { document } = report;
  const { video, counts, catalogue, verdict } = document;
  const figure = (key: string, value: number) => ({ text: t(`report.${key}`), value: format.number(value) });
  const notice = locale === 'ru' ? catalogue.noticeRu : catalogue.noticeEn;
  const asOf = format.date(Date.parse(catalogue.factsAsOf));
  return {
    title: video.title,
    videoHref: `/client/videos/${report.videoId}/`,
    jsonHref: `/api/videos/${report.videoId}/report/`,
    pdfHref: `/api/videos/${report.videoId}/report/pdf/`,
    isDraft: report.state === 'draft',
    verifiedText: report.state === 'final' ? t('report.final', { date: format.dateTime(report.finalisedAt) }) : '',
    verdict,
    verdictText: t(`verdictTitle.${verdict}`),
    verdictHint: t(`verdictHint.${verdict}`),
    blockedBy: blockedView(document, words),
    age: ageView({ rating: document.ageRating, riskName: riskNames(document, locale) }, words),
    risks: risks.map((risk) => riskView(risk, addresses, words)),
    counts: [
      figure('raised', counts.raised),
      figure('confirmed', counts.confirmed),
      figure('rejected', counts.rejected),
      ...(counts.undecided > 0 ? [figure('undecided', counts.undecided)] : []),
      figure('added', counts.addedByOperator),
    ],
    coverage: coverageView(document.coverage, video.durationMs, words),
    ignored: (document.ignored ?? []).map(({ reason, count }) =>
      t(`ignored.${reason}`, { number: format.number(count) }),
    ),
    summary: document.summary,
    notice: notice.replaceAll('{facts_as_of}', asOf),
    catalogueText: catalogueText(catalogue, words),
    facts: [
      { name: t('video.fileName'), value: video.fileName },
      { name: t('video.duration'), value: format.duration(video.durationMs) },
      { name: t('video.resolution'), value: `${video.width}×${video.height}` },
      { name: t('report.sha'), value: video.sha256 },
    ],
    player,
  };
};

/** By what the video was judged: the version of the catalogue, and each dated list with its day. */
const catalogueText = ({ version, lists = [] }: ReportDocument['catalogue'], { t, format }: Words): string => {
  const named = lists.map((list) => {
    const date = format.date(Date.parse(list.asOf));
    return t('report.list', { list: t(`mentionList.${list.kind}`), date, version: list.version });
  });
  const catalogue = t('report.catalogue', { version });
  return named.length === 0 ? catalogue : `${catalogue}. ${t('report.lists', { lists: named.join('; ') })}`;
};
