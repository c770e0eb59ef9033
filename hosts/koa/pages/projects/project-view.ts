import type { Page, ProjectRow, VideoRow } from '../../../../application/ports/screen-queries.js';
import { projectDescriptionLimit, projectNameLimit } from '../../../../domain/project/project.js';
import { videoStates, type VideoState } from '../../../../domain/video/video.js';
import { momentView, type MomentView } from '../shared/moment-view.js';
import type { Words } from '../shared/page-context.js';
import type { Pager } from '../shared/pager.js';
import { projectOrders, type ProjectOrder } from './project-orderings.js';
import { videoRowView, type VideoRowView } from '../videos/video-row-view.js';

/** What the person had typed when a form came back, and why it did. */
export interface ProjectForm {
  readonly name?: string;
  readonly description?: string;
  readonly error?: string;
}

interface FormView {
  readonly name: string;
  readonly description: string;
  readonly error: string | undefined;
  readonly nameLimit: number;
  readonly descriptionLimit: number;
}

const formView = (form: ProjectForm, now: { readonly name: string; readonly description: string }): FormView => ({
  name: form.name ?? now.name,
  description: form.description ?? now.description,
  error: form.error,
  nameLimit: projectNameLimit,
  descriptionLimit: projectDescriptionLimit,
});

interface ProjectCard {
  readonly href: string;
  readonly name: string;
  readonly description: string;
  readonly videos: string;
  readonly created: string;
}

interface ProjectListView {
  readonly projects: readonly ProjectCard[];
  readonly search: string;
  readonly orders: readonly { readonly value: ProjectOrder; readonly text: string; readonly isChosen: boolean }[];
  readonly countText: string;
  readonly form: FormView;
  readonly pager: Pager;
}

export const projectListView = (
  found: Page<ProjectRow>,
  { search, order }: { readonly search: string; readonly order: ProjectOrder },
  form: ProjectForm,
  pager: Pager,
  { t, format }: Words,
): ProjectListView => ({
  projects: found.items.map(({ project, videoCount }) => ({
    href: `/client/projects/${project.id}/`,
    name: project.name,
    description: project.description,
    videos: t('ui.videos', { count: videoCount }),
    created: t('projects.created', { date: format.date(project.createdAt) }),
  })),
  search,
  orders: projectOrders.map((value) => ({ value, text: t(`projectOrder.${value}`), isChosen: value === order })),
  countText: t('projects.count', { count: found.total }),
  form: formView(form, { name: '', description: '' }),
  pager,
});

interface ProjectView {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly created: MomentView;
  readonly videos: readonly VideoRowView[];
  readonly filters: readonly { readonly text: string; readonly href: string; readonly isCurrent: boolean }[];
  readonly state: VideoState | undefined;
  readonly search: string;
  readonly isFiltered: boolean;
  /** What goes with the project when it is deleted. */
  readonly losses: readonly string[];
  readonly form: FormView;
  readonly pager: Pager;
}

export const projectView = (
  { project, videoCount }: ProjectRow,
  videos: Page<VideoRow>,
  { state, search }: { readonly state: VideoState | undefined; readonly search: string },
  form: ProjectForm,
  pager: Pager,
  words: Words,
): ProjectView => {
  const here = `/client/projects/${project.id}/`;
  return {
    id: project.id,
    name: project.name,
    description: project.description,
    created: momentView(project.createdAt, words),
    videos: videos.items.map((row) => videoRowView(row, words, false)),
    filters: [undefined, ...videoStates].map((one) => ({
      text: one === undefined ? words.t('ui.all') : words.t(`videoState.${one}`),
      href: addressOf(here, { state: one, search }),
      isCurrent: one === state,
    })),
    state,
    search,
    isFiltered: state !== undefined || search !== '',
    losses:
      videoCount === 0
        ? [words.t('losses.empty')]
        : [words.t('losses.videos', { count: videoCount }), words.t('losses.reports'), words.t('losses.running')],
    form: formView(form, project),
    pager,
  };
};

const addressOf = (here: string, params: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(params).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : []));
  return given.length === 0 ? here : `${here}?${String(new URLSearchParams(given))}`;
};
