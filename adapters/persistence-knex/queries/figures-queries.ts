import { taskStates } from '../../../domain/verification-task/verification-task.js';
import { videoStates } from '../../../domain/video/video.js';
import type { ScreenQueries } from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';
import { whereGiven } from './conditions.js';
import { workOf } from './operator-work.js';

interface CountRow {
  readonly state: string;
  readonly total: number | string;
}

const tally = <State extends string>(
  states: readonly State[],
  rows: readonly CountRow[],
): Readonly<Record<State, number>> =>
  Object.fromEntries(
    states.map((state) => [state, Number(rows.find((row) => row.state === state)?.total ?? 0)]),
  ) as Record<State, number>;

export const createFiguresQueries = (db: Database): Pick<ScreenQueries, 'dashboard' | 'operatorFigures' | 'ping'> => ({
  async dashboard(owner) {
    const projects = await whereGiven(db.from<CountRow>('projects'), { owner_id: owner }).count({ total: '*' });
    const videos = await whereGiven(db.from<CountRow>('videos'), { owner_id: owner })
      .groupBy('state')
      .select('state')
      .count({ total: '*' });
    const tasks = db.from<CountRow>('tasks').groupBy('tasks.state').select('tasks.state').count({ total: '*' });
    if (owner !== undefined) void tasks.join('videos', 'videos.id', 'tasks.video_id').where('videos.owner_id', owner);
    const [first] = projects as unknown as readonly CountRow[];
    return {
      projects: Number(first?.total ?? 0),
      videos: tally(videoStates, videos as unknown as readonly CountRow[]),
      tasks: tally(taskStates, (await tasks) as unknown as readonly CountRow[]),
    };
  },
  async operatorFigures(operator, since) {
    const completed = await db
      .from<Record<string, unknown>>('tasks')
      .where({ operator_id: operator, state: 'completed' })
      .where('completed_at', '>=', since)
      .count({ total: '*' });
    const labels = await db
      .from<Record<string, unknown>>('labels')
      .where({ operator_id: operator })
      .where('created_at', '>=', since)
      .groupBy('verdict')
      .select('verdict as state')
      .count({ total: '*' });
    const verdicts = tally(['confirmed', 'rejected', 'relabelled'], labels as unknown as readonly CountRow[]);
    const [first] = completed as unknown as readonly CountRow[];
    return {
      ...(await workOf(db, operator, since)),
      completedTasks: Number(first?.total ?? 0),
      decisions: verdicts.confirmed + verdicts.rejected + verdicts.relabelled,
      ...verdicts,
    };
  },
  async ping() {
    await db.raw('select 1');
  },
});
