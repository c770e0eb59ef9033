import { failureText } from '../../i18n/refusal-text.js';
import type { Words } from '../shared/page-context.js';
import { failureAdvice } from '../videos/failure-advice.js';
import { timeLeftText } from '../videos/live-analysis.js';
import { stagesView } from '../videos/stages-view.js';
import type { DashboardFound, Draft, Running } from './load-dashboard.js';

export interface AttentionItem {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly href: string;
  readonly icon: string;
  readonly tone: 'failed' | 'completed' | 'verification' | 'processing';
  /** What the reader can do at once: a form that starts the analysis anew, or a link. */
  readonly retryHref?: string;
  readonly link?: { readonly href: string; readonly text: string };
  /** 0..1 of all stages; undefined: no bar. */
  readonly fraction?: number;
}

/** What asks the reader to do something, the gravest first. */
export const attentionItems = ({ failed, published }: DashboardFound, words: Words): readonly AttentionItem[] => {
  const { t } = words;
  const failures = failed.flatMap(({ video }): readonly AttentionItem[] => {
    if (video.state !== 'failed') return [];
    const { text, action } = failureAdvice(video.failure, words);
    const href = `/client/videos/${video.id}/`;
    const upload = `/client/videos/upload/?project_id=${video.projectId}`;
    return [
      {
        id: video.id,
        title: video.title,
        hint: `${t('dashboard.failedHint', { reason: failureText(words.locale, video.failure) })} ${text}`,
        href,
        icon: 'x-octagon-fill',
        tone: 'failed',
        ...(action === 'retry'
          ? { retryHref: `${href}analyze/` }
          : { link: { href: upload, text: t('recheck.upload') } }),
      },
    ];
  });
  const reports = published.map(({ row: { video, confirmedTriggerCount: count }, verdict }) => {
    const isBlocked = verdict === 'blocked';
    return {
      isBlocked,
      id: video.id,
      title: video.title,
      hint: isBlocked
        ? t('attention.blocked')
        : count > 0
          ? t('dashboard.readyHint', { count })
          : t('attention.nothingConfirmed'),
      href: `/client/reports/${video.id}/`,
      icon: isBlocked ? 'slash-circle' : 'file-earmark-check-fill',
      tone: isBlocked ? ('failed' as const) : ('completed' as const),
    };
  });
  return [...failures, ...reports.filter((one) => one.isBlocked), ...reports.filter((one) => !one.isBlocked)];
};

/** What goes on by itself. */
export const underWayItems = ({ running, drafts, now }: DashboardFound, words: Words): readonly AttentionItem[] => [
  ...running.map((one) => runningItem(one, now, words)),
  ...drafts.map((one) => draftItem(one, words)),
];

const runningItem = (
  { row: { video }, execution, live }: Running,
  now: DashboardFound['now'],
  words: Words,
): AttentionItem => {
  const { t } = words;
  const stages = execution === undefined ? [] : stagesView(execution, words, live.fractions);
  const busy = stages.filter(({ state }) => state === 'running' || state === 'retrying');
  const stageText = busy.map(({ text, stateText }) => `${text}: ${stateText}`).join(', ');
  const left = execution && timeLeftText(live, execution, video.media.durationMs, now, words);
  return {
    id: video.id,
    title: video.title,
    hint: [stageText === '' ? t('videoStateHint.uploaded') : stageText, left]
      .filter((part) => part !== undefined)
      .join(' · '),
    href: `/client/videos/${video.id}/`,
    icon: 'arrow-repeat',
    tone: 'processing',
    fraction: stages.reduce((sum, { fraction = 0 }) => sum + fraction, 0) / Math.max(1, stages.length),
  };
};

const draftItem = ({ row: { video, pendingTriggerCount }, place }: Draft, { t, format }: Words): AttentionItem => ({
  id: video.id,
  title: video.title,
  hint:
    place === 'in-work'
      ? t('attention.inWork', { count: pendingTriggerCount })
      : place === undefined
        ? t('attention.waiting')
        : t('attention.place', { place: format.number(place) }),
  href: `/client/reports/${video.id}/`,
  icon: 'person-check',
  tone: 'verification',
});
