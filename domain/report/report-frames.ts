import { findRisk, severities, type RiskCatalogue } from '../risk-definition/risk-definition.js';
import { byStart, doOverlap, type TimeInterval } from '../shared/time-interval.js';
import type { Box } from '../signal/signal.js';
import type { Finding, TriggerSource } from '../trigger/trigger.js';
import type { ReportDocument, ReportFinding } from './report.js';

export const framesOfFindingLimit = 3;
export const framesOfReportLimit = 200;

/** A picture of the video that a report keeps; it stands for the stretch until the next one that shows something new. */
export interface ReportPicture {
  /** Of the stored JPEG. */
  readonly key: string;
  readonly interval: TimeInterval;
}

/** What was seen on a picture, and where. */
export interface FrameMark {
  readonly label: string;
  readonly score: number;
  readonly box: Box | undefined;
}

/** A picture that proves a finding. */
export interface ReportFrame extends ReportPicture {
  readonly marks: readonly FrameMark[];
  /** Not to be shown to anybody who did not ask for it. */
  readonly isSensitive: boolean;
}

type Provable = Pick<Finding, 'interval' | 'evidence'>;

/** The pictures that a report of these findings needs, by time: the best of each, gravest findings first, then their others. */
export const choosePictures = <P extends ReportPicture>(
  findings: readonly (Provable & Pick<Finding, 'riskCode'>)[],
  catalogue: RiskCatalogue,
  pictures: readonly P[],
): readonly P[] => {
  const gravity = (riskCode: string): number => severities.indexOf(findRisk(catalogue, riskCode)?.severity ?? 'info');
  const wanted = [...findings]
    .sort((a, b) => gravity(a.riskCode) - gravity(b.riskCode) || byStart(a.interval, b.interval))
    .map((finding) => [...proofsOf(finding, pictures).keys()]);
  const chosen = new Set<P>();
  for (let rank = 0; rank < framesOfFindingLimit; rank++)
    for (const best of wanted) {
      const picture = best[rank];
      if (picture !== undefined && chosen.size < framesOfReportLimit) chosen.add(picture);
    }
  return [...chosen].sort((a, b) => byStart(a.interval, b.interval));
};

/** Findings with their frames, as far as the report keeps pictures of them. */
export const withFrames = (
  findings: readonly ReportFinding[],
  pictures: readonly ReportPicture[],
): readonly ReportFinding[] => {
  const proved = findings.map((finding) => ({ finding, proofs: proofsOf(finding, pictures) }));
  const stretches = findings.filter((one) => isSensitive(one) && isSeen(one)).map(({ interval }) => interval);
  const sensitive = new Set(
    proved.flatMap(({ finding, proofs }) =>
      [...proofs.keys()]
        .filter(({ interval }) => isSensitive(finding) || stretches.some((stretch) => doOverlap(stretch, interval)))
        .map(({ key }) => key),
    ),
  );
  return proved.map(({ finding, proofs }) => {
    const frames = [...proofs]
      .map(([{ key, interval }, marks]) => ({ key, interval, marks, isSensitive: sensitive.has(key) }))
      .sort((a, b) => byStart(a.interval, b.interval));
    return { ...finding, frames };
  });
};

/** The pictures that a report keeps already, for another version of it. */
export const keptPictures = ({ findings }: ReportDocument): readonly ReportPicture[] => {
  const kept = new Map<number, ReportPicture>();
  for (const { frames = [] } of findings)
    for (const { key, interval } of frames) kept.set(interval.startMs, { key, interval });
  return [...kept.values()].sort((a, b) => byStart(a.interval, b.interval));
};

interface Moment {
  readonly atMs: number;
  readonly mark: FrameMark | undefined;
}

/** The best few pictures of a finding, best first, with what is seen on each. */
const proofsOf = <P extends ReportPicture>(finding: Provable, pictures: readonly P[]): Map<P, readonly FrameMark[]> => {
  const proofs = new Map<P, readonly FrameMark[]>();
  for (const { atMs, mark } of momentsOf(finding)) {
    const picture = pictureAt(pictures, atMs);
    const marks = picture && proofs.get(picture);
    if (picture === undefined || (marks === undefined && proofs.size === framesOfFindingLimit)) continue;
    proofs.set(picture, [...(marks ?? []), ...(mark === undefined ? [] : [mark])]);
  }
  return proofs;
};

const momentsOf = ({ evidence, interval }: Provable): readonly Moment[] => {
  const seen = evidence.flatMap((one) => {
    if (one.kind !== 'frame') return [];
    const { atMs, label, score, box } = one;
    return [{ atMs, mark: { label, score, box } }];
  });
  if (seen.length > 0) return seen.toSorted((a, b) => b.mark.score - a.mark.score || a.atMs - b.atMs);
  const read = evidence.flatMap((one) =>
    one.kind === 'quote' && one.channel === 'on-screen-text' ? [{ atMs: middleOf(one.interval), mark: undefined }] : [],
  );
  if (read.length > 0) return read;
  return evidence.some(({ kind }) => kind === 'score') ? [{ atMs: middleOf(interval), mark: undefined }] : [];
};

const middleOf = ({ startMs, endMs }: TimeInterval): number => Math.floor((startMs + endMs) / 2);

/** The picture that is shown at a moment; `pictures` by time. The first one also stands for what lies before it. */
const pictureAt = <P extends ReportPicture>(pictures: readonly P[], atMs: number): P | undefined => {
  let [low, high] = [0, pictures.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pictures[middle]?.interval.startMs ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  const picture = pictures[Math.max(0, low - 1)];
  return picture === undefined || picture.interval.endMs <= atMs ? undefined : picture;
};

/** Nudity, violence, and what should not be spread further by the report itself: somebody's data, a child. */
const isSensitive = ({ category, riskCode, source }: ReportFinding): boolean =>
  category === 'nsfw_erotica' ||
  category === 'violence_gore' ||
  source === 'nsfw' ||
  source === 'violence' ||
  ['PRIV_PERSONAL_DATA', 'PRIV_MINOR_IMAGE'].includes(riskCode);

const unseen: readonly TriggerSource[] = ['speech', 'metadata'];
/** Whether a finding is about the picture. */
const isSeen = ({ source }: ReportFinding): boolean => !unseen.includes(source);
