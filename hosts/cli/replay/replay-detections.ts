import { writeFile } from 'node:fs/promises';
import type { ReplayDetection, ScreenQueries } from '../../../application/index.js';
import { analysedVideos, isAnalysed, type AnalysedVideo } from './analysed-videos.js';
import type { ReplayOptions } from './parse-replay-arguments.js';
import type { ReplayMessages } from './replay-messages.js';
import { replayResult, type ReplayResult } from './replay-result.js';
import { replayTable } from './replay-table.js';

interface Dependencies {
  readonly queries: ScreenQueries;
  readonly replayDetection: ReplayDetection;
}

/** 0 done, 2 the one video that was asked for could not be replayed. With `--all`, what is refused is told and passed over. */
export const replayDetections = async (
  { queries, replayDetection }: Dependencies,
  { video: id, version, lists, apply, json }: ReplayOptions,
  messages: ReplayMessages,
  stop: AbortSignal,
  print: (line: string) => void,
): Promise<0 | 2> => {
  const results: ReplayResult[] = [];
  const replayOne = async (video: AnalysedVideo): Promise<boolean> => {
    stop.throwIfAborted();
    const command = {
      executionId: video.executionId,
      apply,
      lists,
      ...(version !== undefined && { catalogueVersion: version }),
    };
    const result = await replayDetection.execute(command);
    const about = { id: video.id, title: video.title };
    const replayed = result.ok ? { ...about, replay: result.value } : { ...about, refusal: result.refusal };
    for (const line of replayTable(replayed, messages)) print(line);
    if (json !== undefined) results.push(replayResult(replayed));
    return result.ok;
  };

  let isDone = true;
  if (id === undefined) {
    let count = 0;
    // Nothing is replaced in a report that a person has verified.
    const states = apply ? (['verification'] as const) : (['verification', 'completed'] as const);
    for await (const video of analysedVideos(queries, states)) {
      await replayOne(video);
      count++;
    }
    if (count === 0) print(messages.nothing);
  } else {
    const row = await queries.video(id, undefined);
    if (row === undefined || !isAnalysed(row.video)) {
      print(messages.videoUnknown);
      return 2;
    }
    isDone = await replayOne(row.video);
  }
  if (!apply && isDone) print(messages.dry);
  if (json !== undefined) await writeFile(json, `${JSON.stringify(results, null, 2)}\n`);
  return isDone ? 0 : 2;
};
