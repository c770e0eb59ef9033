import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { ProgressEvent, VideoRow } from '../../../../application/index.js';
import { stageNames, type StageName } from '../../../../domain/pipeline/stage.js';
import type { PipelineExecution } from '../../../../domain/pipeline/pipeline-execution.js';
import type { UserId, VideoId } from '../../../../domain/shared/ids.js';
import { ownerScope, type Actor } from '../../../../domain/user/access.js';
import type { VideoState } from '../../../../domain/video/video.js';
import type { RouteContext } from '../../http/app-state.js';
import { closingEvent } from '../../http/listen.js';
import { problem } from '../../http/problem.js';
import type { Services } from '../../services.js';
import { foundOr404 } from '../shared/outcome.js';

/** Proxies cut connections that are silent for a minute; the store is asked again at the same pace, as news may get lost. */
const beatMs = 15_000;
const reconnectMs = 3_000;
/** Beats in a stream's life; then the browser connects anew and its permission is checked as for any request. */
const maxBeats = 240;
const maxStreamsOfUser = 20;

type Known = Pick<Services, 'queries' | 'progress' | 'clock' | 'logger'>;
type StageState = 'waiting' | 'running' | 'done' | 'retrying';

interface Snapshot {
  readonly state: VideoState;
  readonly stages: ReadonlyMap<StageName, StageState>;
}

/** Nothing more will come until somebody starts another analysis. */
const isOver = (state: VideoState): boolean => state !== 'uploaded' && state !== 'processing';

/**
 * Server-sent events of one video's analysis: how things stand at once, then the news. Events are `stage`
 * (`{stage, state, fraction}`), `video` (`{state}`) and, at the end, `done`. Reconnecting after the end gets 204, which stops a browser.
 */
export const createVideoEvents = ({ queries, progress, clock, logger }: Known) => {
  const open = new Map<UserId, number>();

  const snapshotOf = async (actor: Actor, id: VideoId): Promise<Snapshot | undefined> => {
    const owner = ownerScope(actor);
    const row: VideoRow | undefined = await queries.video(id, owner);
    if (row === undefined) return undefined;
    const executions = await queries.executions({ owner, video: id }, { page: 1, pageSize: 1 });
    return { state: row.video.state, stages: stagesOf(executions.items[0]) };
  };

  const follow = async (actor: Actor, id: VideoId, first: Snapshot, stream: PassThrough, signal: AbortSignal) => {
    let latest = first;
    let count = 0;
    const send = async (event: string, data: object): Promise<void> => {
      if (signal.aborted) return;
      const isRoom = stream.write(`id: ${++count}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      if (!isRoom) await once(stream, 'drain', { signal });
    };
    const sendSnapshot = async (): Promise<void> => {
      for (const [stage, state] of latest.stages)
        if (state !== 'running') await send('stage', { stage, state, fraction: state === 'done' ? 1 : 0 });
      await send('video', { state: latest.state });
    };
    /** True when the end is reached. */
    const refresh = async (): Promise<boolean> => {
      const fresh = await snapshotOf(actor, id);
      if (fresh !== undefined) latest = fresh;
      if (fresh !== undefined && !isOver(fresh.state)) return false;
      await sendSnapshot();
      await send('done', {});
      stream.end();
      return true;
    };
    const take = async (event: ProgressEvent): Promise<boolean> => {
      // The feed repeats what an earlier analysis ended with; the store knows which one counts.
      if (event.kind === 'video') return refresh();
      const { stage, state, fraction } = event;
      if (state === 'done' && latest.stages.get(stage) !== 'done') {
        if (await refresh()) return true;
        if (latest.stages.get(stage) !== 'done') return false;
      } else if (latest.stages.get(stage) === 'done') return false;
      await send('stage', { stage, state, fraction });
      return false;
    };

    stream.write(`retry: ${reconnectMs}\n\n`);
    await sendSnapshot();
    if (isOver(latest.state)) return void (await refresh());
    let beats = 0;
    using _beat = clock.every(beatMs, async () => {
      if (signal.aborted) return;
      stream.write(': keep-alive\n\n');
      if (++beats >= maxBeats) stream.end();
      else await refresh();
    });
    for await (const event of progress.subscribe(id, signal)) if (await take(event)) return;
  };

  return async (ctx: RouteContext, actor: Actor, id: VideoId): Promise<void> => {
    const first = foundOr404(await snapshotOf(actor, id), 'video');
    if (isOver(first.state) && ctx.get('last-event-id') !== '') {
      ctx.status = 204;
      return;
    }
    ctx.type = 'text/event-stream';
    ctx.set('Cache-Control', 'private, no-store, no-transform');
    ctx.set('X-Accel-Buffering', 'no');
    if (ctx.method === 'HEAD') {
      ctx.status = 200;
      return;
    }
    const streams = (open.get(actor.userId) ?? 0) + 1;
    if (streams > maxStreamsOfUser) throw problem('rate-limited', { headers: { 'Retry-After': '30' } });
    open.set(actor.userId, streams);
    const stream = new PassThrough();
    const over = new AbortController();
    const stop = (): void => over.abort();
    const { app } = ctx;
    app.once(closingEvent, stop);
    stream.once('close', stop);
    ctx.body = stream;
    void follow(actor, id, first, stream, over.signal)
      .catch((error: unknown) => {
        if (!over.signal.aborted) logger.warn('a stream of events broke off', { video_id: id, error });
      })
      .finally(() => {
        app.off(closingEvent, stop);
        stream.end();
        const left = (open.get(actor.userId) ?? 1) - 1;
        if (left > 0) open.set(actor.userId, left);
        else open.delete(actor.userId);
      });
  };
};

const stagesOf = (execution: PipelineExecution | undefined): ReadonlyMap<StageName, StageState> =>
  new Map(
    stageNames.map((name) => {
      const stage = execution?.stages[name];
      const isRetrying = stage?.state === 'waiting' && stage.attempts > 0;
      return [name, isRetrying ? 'retrying' : (stage?.state ?? 'waiting')];
    }),
  );
