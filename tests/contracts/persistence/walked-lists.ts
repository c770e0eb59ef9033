import type { Ordering, Position } from '../../../application/ports/list-orderings.js';
import {
  executionKeys,
  labelKeys,
  logKeys,
  positionIn,
  projectKeys,
  triggerKeys,
  videoKeys,
  type SortKeys,
} from '../../../application/ports/list-orderings.js';
import type { Stretch } from '../../../application/ports/list-walks.js';
import type { Page } from '../../../application/ports/screen-queries.js';
import type { Transaction } from '../../../application/ports/unit-of-work.js';
import { clampConfidence } from '../../../domain/shared/confidence.js';
import { projectId, userId, videoId, type UserId } from '../../../domain/shared/ids.js';
import { aLabel, aLogEntry } from '../../builders/a-label.js';
import { aMediaInfo } from '../../builders/a-media-info.js';
import { aProject } from '../../builders/a-project.js';
import { aTrigger } from '../../builders/a-trigger.js';
import { aVideo } from '../../builders/a-video.js';
import { anExecution } from '../../builders/an-execution.js';
import { freshId } from '../../builders/fresh-id.js';
import { atNoon } from '../../builders/moments.js';
import { inRun, type PersistenceSubject } from './persistence-harness.js';

type Row = { readonly id: string };

/** Where the rows of one person or operator go, apart from all others in the store. */
export interface Lane {
  readonly owner: UserId;
  readonly project: ReturnType<typeof projectId>;
  readonly video: ReturnType<typeof videoId>;
}

export const aLane = async (store: PersistenceSubject): Promise<Lane> => {
  const owner = userId(freshId());
  const project = aProject({ id: projectId(freshId()), ownerId: userId(freshId()) });
  const video = aVideo({ projectId: project.id, ownerId: project.ownerId });
  await inRun(store, async (tx) => {
    await tx.projects.add(project);
    await tx.videos.add(video);
  });
  return { owner, project: project.id, video: video.id };
};

export interface AskedStretch {
  readonly ordering: Ordering<string>;
  readonly from?: Position;
  readonly isBackward?: boolean;
  readonly pageSize: number;
}

/** One of the lists that can be walked, without its types: what the tests do with every one of them. */
export interface WalkedList {
  readonly name: string;
  readonly fields: readonly string[];
  /** A row whose keys follow from the number; those of numbers that are ten apart are equal. */
  add(tx: Transaction, lane: Lane, number: number): Promise<Row>;
  /** Undefined where rows stay for good. */
  readonly remove: ((tx: Transaction, row: Row) => Promise<void>) | undefined;
  walk(store: PersistenceSubject, lane: Lane, asked: AskedStretch): Promise<Stretch<Row>>;
  page(store: PersistenceSubject, lane: Lane, ordering: Ordering<string>): Promise<Page<Row>>;
  place(ordering: Ordering<string>, row: Row): Position;
}

/** Upper and lower case, scripts, and a sign beyond 16 bits, which UTF-16 would put before the one that follows it. */
const names = ['ёлка', 'Яблоко', 'апельсин', 'Zoo', 'alpha', '\u{1F3AC}', '\uFF5E', 'Ёлка', '', '~'];
const nameOf = (number: number): string => `${names[number % 10] ?? ''}.`;
const scattered = (number: number): number => ((number % 10) * 7) % 10;

const placed = <T extends Row>(keys: SortKeys<T>) => ({
  fields: Object.keys(keys),
  place: (ordering: Ordering<string>, row: Row): Position => positionIn(keys, ordering, row as T),
});

const page = 1;
const pageSize = 100;

export const walkedLists: readonly WalkedList[] = [
  {
    name: 'projects',
    ...placed(projectKeys),
    async add(tx, { owner }, number) {
      const moments = { createdAt: atNoon(number % 10), updatedAt: atNoon(scattered(number)) };
      const project = aProject({ ownerId: owner, name: nameOf(number), ...moments });
      await tx.projects.add(project);
      return project;
    },
    remove: (tx, { id }) => tx.projects.remove(projectId(id)),
    async walk({ queries }, { owner }, asked) {
      const found = await queries.walkProjects({ owner }, asked as never);
      return { ...found, items: found.items.map(({ project }) => project) };
    },
    async page({ queries }, { owner }, ordering) {
      const found = await queries.projects({ owner }, { page, pageSize, ordering: ordering as never });
      return { ...found, items: found.items.map(({ project }) => project) };
    },
  },
  {
    name: 'videos',
    ...placed(videoKeys),
    async add(tx, { owner, project }, number) {
      const moments = { uploadedAt: atNoon(number % 10), updatedAt: atNoon(scattered(number)) };
      const names = { title: nameOf(number), fileName: `${number % 3}.mp4` };
      const media = aMediaInfo({ durationMs: 1_000 + scattered(number + 1) });
      const video = aVideo({ ownerId: owner, projectId: project, media, ...names, ...moments });
      await tx.videos.add(video);
      return video;
    },
    remove: (tx, { id }) => tx.videos.remove(videoId(id)),
    async walk({ queries }, { owner }, asked) {
      const found = await queries.walkVideos({ owner }, asked as never);
      return { ...found, items: found.items.map(({ video }) => video) };
    },
    async page({ queries }, { owner }, ordering) {
      const found = await queries.videos({ owner }, { page, pageSize, ordering: ordering as never });
      return { ...found, items: found.items.map(({ video }) => video) };
    },
  },
  {
    name: 'triggers',
    ...placed(triggerKeys),
    async add(tx, { owner, project }, number) {
      // A video of its own, so that it can be removed alone.
      const video = aVideo({ ownerId: owner, projectId: project });
      const execution = anExecution({ videoId: video.id, ownerId: owner });
      const trigger = aTrigger({
        videoId: video.id,
        executionId: execution.id,
        createdAt: atNoon(number % 10),
        confidence: clampConfidence(1 / (3 + scattered(number))),
        interval: { startMs: scattered(number + 1), endMs: 1_000 },
      });
      await tx.videos.add(video);
      await tx.executions.add(execution);
      await tx.triggers.addAll([trigger]);
      return trigger;
    },
    remove: (tx, row) => tx.videos.remove((row as ReturnType<typeof aTrigger>).videoId),
    walk: ({ queries }, { owner }, asked) => queries.walkTriggers({ owner }, asked as never),
    page: ({ queries }, { owner }, ordering) =>
      queries.triggers({ owner }, { page, pageSize, ordering: ordering as never }),
  },
  {
    name: 'executions',
    ...placed(executionKeys),
    async add(tx, { owner, project }, number) {
      const video = aVideo({ ownerId: owner, projectId: project });
      const moments = { createdAt: atNoon(number % 10), updatedAt: atNoon(scattered(number)) };
      const execution = anExecution({ videoId: video.id, ownerId: owner, ...moments });
      await tx.videos.add(video);
      await tx.executions.add(execution);
      return execution;
    },
    remove: (tx, row) => tx.videos.remove((row as ReturnType<typeof anExecution>).videoId),
    walk: ({ queries }, { owner }, asked) => queries.walkExecutions({ owner }, asked as never),
    page: ({ queries }, { owner }, ordering) =>
      queries.executions({ owner }, { page, pageSize, ordering: ordering as never }),
  },
  {
    name: 'labels',
    ...placed(labelKeys),
    async add(tx, { owner, project }, number) {
      const video = aVideo({ projectId: project });
      const label = aLabel({ operatorId: owner, videoId: video.id, createdAt: atNoon(number % 10) });
      await tx.videos.add(video);
      await tx.labels.add(label);
      return label;
    },
    remove: (tx, row) => tx.videos.remove((row as ReturnType<typeof aLabel>).videoId),
    walk: ({ queries }, { owner }, asked) => queries.walkLabels({ operator: owner }, asked as never),
    page: ({ queries }, { owner }, ordering) =>
      queries.labels({ operator: owner }, { page, pageSize, ordering: ordering as never }),
  },
  {
    name: 'entries of the operators’ log',
    ...placed(logKeys),
    async add(tx, { owner }, number) {
      const entry = aLogEntry({ operatorId: owner, at: atNoon(number % 10) });
      await tx.operatorLog.add(entry);
      return entry;
    },
    remove: undefined,
    walk: ({ queries }, { owner }, asked) => queries.walkOperatorLog({ operator: owner }, asked as never),
    page: ({ queries }, { owner }, ordering) =>
      queries.operatorLog({ operator: owner }, { page, pageSize, ordering: ordering as never }),
  },
];
