import type { Report } from '../../../../domain/report/report.js';
import type { Words } from '../shared/page-context.js';
import { agePrint, timesPrint } from './age/age-print.js';
import type { EvidenceView } from './evidence-view.js';
import type { FrameView } from './frames-view.js';
import { reportView } from './report-view.js';

/** The report page in the order and the words of a paper; findings stand under the article that weighs first. */
export const reportPrint = (report: Report, words: Words) => {
  const { t, format } = words;
  const page = reportView(report, undefined, words);
  return {
    kind: t('report.title'),
    title: page.title,
    state: {
      isDraft: page.isDraft,
      text: page.isDraft ? t('report.draft') : page.verifiedText,
      hint: page.isDraft ? t('report.draftHint') : '',
    },
    verdict: {
      text: page.verdictText,
      hint: page.verdictHint,
      reasonsText: t('age.blockedBy'),
      reasons: page.blockedBy.map((risk) => `${timesPrint(risk)} · ${risk.statusText}`),
    },
    age: agePrint(page.age, words),
    summary: { heading: t('report.summary'), text: page.summary },
    counts: { heading: t('report.counts'), facts: page.counts.map(({ text, value }) => ({ name: text, value })) },
    findings: {
      heading: t('report.findings'),
      none: `${t('report.noFindings')} ${t('report.noFindingsHint')}`,
      laws: lawsOf(page.risks, words),
    },
    coverage: {
      heading: t('report.coverage'),
      hint: t('report.coverageHint'),
      checks: page.coverage,
      ignored: { heading: t('ignored.title'), hint: t('ignored.lead'), lines: page.ignored },
    },
    file: { heading: t('video.file'), facts: page.facts },
    disclaimer: { heading: t('report.disclaimer'), text: page.notice, catalogue: page.catalogueText },
    pageOf: (at: number, of: number) => t('ui.pageOf', { page: at, pages: of }),
    framesLeftOut: (count: number) => t('frames.leftOutInPrint', { number: format.number(count) }),
    leftOut: (count: number) => t('report.leftOut', { number: format.number(count) }),
  };
};

type Risk = ReturnType<typeof reportView>['risks'][number];

const lawsOf = (risks: readonly Risk[], words: Words) => {
  const byLaw = new Map<string, Risk[]>();
  for (const risk of risks) {
    const law = risk.law[0] ?? risk.categoryText;
    byLaw.set(law, [...(byLaw.get(law) ?? []), risk]);
  }
  return [...byLaw].map(([law, under]) => ({ law, risks: under.map((risk) => riskPrint(risk, words)) }));
};

const riskPrint = (risk: Risk, { t }: Words) => ({
  name: risk.name,
  severity: risk.severity,
  sub: `${risk.severityText} · ${risk.categoryText} · ${risk.countText}`,
  facts: [
    { name: t('report.lawOther'), lines: risk.law.slice(1) },
    { name: t('report.sanctions'), lines: risk.sanctions === '' ? [] : [risk.sanctions] },
    { name: t('report.fixes'), lines: risk.fixes },
  ].filter(({ lines }) => lines.length > 0),
  places: risk.places.map((place) => ({
    time: `${place.startText} – ${place.endText}`,
    sub: `${place.sourceText} · ${place.confidenceText} · ${place.statusText}`,
    evidence: place.evidence.map(evidencePrint),
    frames: place.frames.map((frame) => framePrint(frame, t)),
    comment: place.comment === '' ? '' : `${t('report.comment')}: ${place.comment}`,
  })),
});

/** Paper cannot be asked first: what is sensitive is not printed. */
const framePrint = ({ key, isSensitive, text, timeText, boxes }: FrameView, t: Words['t']) => ({
  key: isSensitive ? undefined : key,
  caption: text,
  boxes,
  unprinted: t(isSensitive ? 'frames.hiddenInPrint' : 'frames.missingInPrint', { time: timeText }),
});

const evidencePrint = (evidence: EvidenceView) => ({
  runs:
    evidence.kind === 'quote'
      ? [
          { text: `${evidence.channelText}: `, isLit: false },
          ...evidence.parts,
          { text: ` — ${evidence.ruleText}`, isLit: false },
        ]
      : [{ text: evidence.text, isLit: false }],
});
