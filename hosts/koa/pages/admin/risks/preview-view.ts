import type { Page, Replay, VideoRow } from '../../../../../application/index.js';
import { findRisk, severities, type RiskCatalogue } from '../../../../../domain/risk-definition/risk-definition.js';
import { byStart } from '../../../../../domain/shared/time-interval.js';
import type { Finding } from '../../../../../domain/trigger/trigger.js';
import { momentView } from '../../shared/moment-view.js';
import type { Words } from '../../shared/page-context.js';

export const previewPath = '/admin/risks/preview/';

/** What the address of the page asks for; empty where nothing is asked. */
export interface PreviewQuery {
  readonly video: string;
  readonly version: string;
  readonly search: string;
  readonly risk: string;
  readonly threshold: string;
  readonly enabled: string;
}

interface Preview {
  readonly catalogue: RiskCatalogue;
  readonly versions: readonly string[];
  readonly videos: Page<VideoRow>;
  readonly title: string | undefined;
  readonly replay: Replay | undefined;
  readonly error: string | undefined;
}

/** More differences than this nobody reads on a page; the command line writes them all. */
const rowLimit = 200;

export const previewView = (preview: Preview, query: PreviewQuery, words: Words) => {
  const { catalogue, versions, videos, replay } = preview;
  const { t } = words;
  const href = (video: string): string => {
    const params = new URLSearchParams({ ...query, video });
    for (const [name, value] of [...params]) if (value === '') params.delete(name);
    return `${previewPath}?${params.toString()}#result`;
  };
  const chosen = query.version || versions[0];
  return {
    query,
    error: preview.error,
    title: preview.title,
    versions: versions.map((value) => ({ value, isChosen: value === chosen })),
    risks: catalogue.risks.map((risk) => ({
      value: risk.code,
      text: `${risk.code} — ${words.locale === 'ru' ? risk.nameRu : risk.nameEn}`,
      isChosen: risk.code === query.risk,
    })),
    videos: videos.items.map(({ video, projectName, triggerCount }) => ({
      href: href(video.id),
      title: video.title,
      projectName,
      state: video.state,
      stateText: t(`videoState.${video.state}`),
      findings: t('ui.findings', { count: triggerCount }),
      uploaded: momentView(video.uploadedAt, words),
      isChosen: video.id === query.video,
    })),
    result: replay && resultView(replay, catalogue, words),
  };
};

const resultView = ({ difference, catalogueVersion }: Replay, catalogue: RiskCatalogue, words: Words) => {
  const { t, format, locale } = words;
  const row = (sign: 'added' | 'gone', finding: Finding) => {
    const risk = findRisk(catalogue, finding.riskCode);
    return {
      sign,
      interval: finding.interval,
      signText: t(`risks.${sign}`),
      code: finding.riskCode,
      name: risk === undefined ? finding.riskCode : locale === 'ru' ? risk.nameRu : risk.nameEn,
      time: `${format.timecode(finding.interval.startMs)} – ${format.timecode(finding.interval.endMs)}`,
      source: t(`source.${finding.source}`),
      confidence: format.percent(finding.confidence),
      severity: risk?.severity ?? severities[severities.length - 1],
      severityText: t(`severity.${risk?.severity ?? 'info'}`),
    };
  };
  const rows = [
    ...difference.added.map((finding) => row('added', finding)),
    ...difference.gone.map((finding) => row('gone', finding)),
  ].sort((a, b) => byStart(a.interval, b.interval));
  return {
    figures: t('risks.figures', {
      version: catalogueVersion,
      added: format.number(difference.added.length),
      gone: format.number(difference.gone.length),
      kept: format.number(difference.kept.length),
    }),
    rows: rows.slice(0, rowLimit),
    moreText: rows.length > rowLimit ? t('risks.moreRows', { number: format.number(rows.length - rowLimit) }) : '',
  };
};
