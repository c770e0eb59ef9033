import { clampConfidence } from '../../shared/confidence.js';
import { doOverlap, pad, type TimeInterval } from '../../shared/time-interval.js';
import { findRisk } from '../../risk-definition/risk-definition.js';
import type { Evidence } from '../../trigger/evidence.js';
import type { Finding, TriggerSource } from '../../trigger/trigger.js';
import { absenceOf } from '../absence.js';
import { isChecked, type DetectionScene, type Matcher } from '../detection-scene.js';
import { sigmoid } from '../finding-confidence.js';
import { intervalOf, type Passage } from '../passages/passage.js';
import { evidenceOf } from '../passages/quote.js';
import { cueEvidence, markPadMs, sourceOf } from './ad-evidence.js';
import { findAdCues, findAdLinks, type AdCue } from './ad-cues.js';
import { adScore, findAdSegments, type AdSegment } from './ad-segments.js';
import { marksOf, type MarkPart } from './marking.js';
import { findGoods, findRestrictedAds } from './restricted-ads.js';
import { withoutOwnSales } from './own-sales.js';
import { findReferrals } from './referrals.js';

/**
 * Two questions: is a stretch an advertisement, and is it marked. Without speech and without on-screen text neither can be
 * answered, and nothing is claimed.
 */
export const matchAdvertising: Matcher = (scene) => {
  if (!isChecked(scene, 'speech') && !isChecked(scene, 'on-screen-text')) return [];
  const shown = findAdCues([...scene.speech, ...scene.screen]);
  const links = findAdLinks(scene.metadata);
  const written = [...findAdCues(scene.metadata), ...links];
  const goods = findGoods([...scene.speech, ...scene.screen]);
  const advertised = withoutOwnSales([...shown, ...goods]);
  const segments = findAdSegments(advertised, links.slice(0, 1), minimumOf(scene), scene.durationMs);
  const judged = segments.map((segment) => ({ segment, findings: unmarked(scene, segment) }));
  const marked = judged.filter(({ findings }) => findings.length === 0).map(({ segment }) => segment.interval);
  return [
    ...judged.flatMap(({ findings }) => findings),
    ...unmarkedDescription(scene, written),
    ...findRestrictedAds(scene, advertised, goods, links),
    ...findReferrals(scene, shown, written).filter(
      (finding) => !marked.some((interval) => doOverlap(interval, finding.interval)),
    ),
  ];
};

const minimumOf = (scene: DetectionScene): number =>
  Math.min(...['AD_UNMARKED', 'AD_NO_ERID'].map((code) => findRisk(scene.catalogue, code)?.threshold ?? 1));

const unmarked = (scene: DetectionScene, segment: AdSegment): readonly Finding[] => {
  const searched = pad(segment.interval, markPadMs, scene.durationMs);
  const marks = marksWithin([...scene.speech, ...scene.screen], searched);
  return missing(scene, segment, searched, marks, sourceOf(segment.cues));
};

/** An advertisement in the description itself: marked when the mark stands anywhere in the publication. */
const unmarkedDescription = (scene: DetectionScene, written: readonly AdCue[]): readonly Finding[] => {
  if (!written.some((cue) => cue.kind === 'sponsor' || cue.kind === 'promo')) return [];
  const whole = { startMs: 0, endMs: scene.durationMs };
  const cues = written.filter((cue) => cue.kind !== 'denial');
  const segment = { interval: whole, probability: sigmoid(adScore(written)), cues };
  if (segment.probability < minimumOf(scene)) return [];
  const marks = marksWithin([...scene.speech, ...scene.screen, ...scene.metadata], whole);
  return missing(scene, segment, whole, marks, 'metadata');
};

interface PlacedMark {
  readonly part: MarkPart;
  readonly evidence: readonly Evidence[];
}

const marksWithin = (passages: readonly Passage[], searched: TimeInterval): readonly PlacedMark[] =>
  passages.flatMap((passage) =>
    marksOf(passage)
      .filter((mark) => doOverlap(intervalOf(passage, mark), searched))
      .map((mark) => ({ part: mark.part, evidence: evidenceOf(passage, mark, mark.rule) })),
  );

const missing = (
  scene: DetectionScene,
  segment: AdSegment,
  searched: TimeInterval,
  marks: readonly PlacedMark[],
  source: TriggerSource,
): readonly Finding[] => {
  const has = (part: MarkPart): boolean => marks.some((mark) => mark.part === part);
  const finding = (riskCode: string, parts: readonly MarkPart[]): Finding => ({
    riskCode,
    interval: segment.interval,
    confidence: clampConfidence(segment.probability),
    source,
    evidence: [
      ...cueEvidence(segment.cues),
      ...marks.flatMap((mark) => mark.evidence),
      ...parts.filter((part) => !has(part)).map((part) => absenceOf(scene, absenceName[part], searched)),
    ],
  });
  return [
    ...(has('word') && has('advertiser') ? [] : [finding('AD_UNMARKED', ['word', 'advertiser'])]),
    ...(has('erid') ? [] : [finding('AD_NO_ERID', ['erid'])]),
  ];
};

const absenceName = { word: 'ad-word', advertiser: 'ad-advertiser', erid: 'erid' } as const;
