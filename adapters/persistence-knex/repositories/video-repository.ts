import { videoId, type ProjectId } from '../../../domain/shared/ids.js';
import { accept, refuse } from '../../../domain/shared/result.js';
import type { Video } from '../../../domain/video/video.js';
import type { DuplicateVideo, VideoRepository } from '../../../application/ports/repositories/video-repository.js';
import { PersistenceFault } from '../../../application/ports/unit-of-work.js';
import type { Database } from '../connection/database.js';
import { fromVideoRow, toVideoRow, type VideoRow } from '../rows/video-row.js';
import { insertUnlessConflict } from './insert-unless-conflict.js';
import { updateVersioned } from './versioned-update.js';

const projectLimit = 10_000;

export const createVideoRepository = (db: Database): VideoRepository => {
  const twinOf = async (project: ProjectId, sha256: string): Promise<DuplicateVideo | undefined> => {
    const twin = await db
      .from<VideoRow>('videos')
      .where({ project_id: project, sha256 })
      .whereNot({ state: 'failed' })
      .orderBy(['uploaded_at', 'id'])
      .first();
    return twin && { kind: 'duplicate-video', existingId: videoId(twin.id), existingTitle: twin.title };
  };
  return {
    async find(id) {
      const row = await db.from<VideoRow>('videos').where({ id }).first();
      return row && fromVideoRow(row);
    },
    async add(video) {
      const twin = await twinOf(video.projectId, video.sha256);
      if (twin !== undefined) return refuse(twin);
      const row = { ...toVideoRow(video), ...hashClaim(video) };
      if (await insertUnlessConflict(db, 'videos', ['project_id', 'hash_claim'], row)) return accept(undefined);
      throw new PersistenceFault('the same file was added by somebody else at the same time');
    },
    update: (video) => updateVersioned(db, 'videos', 'video', { ...toVideoRow(video), ...hashReleased(video) }),
    async remove(id) {
      await db.from<VideoRow>('videos').where({ id }).delete();
    },
    async inProject(project) {
      const rows = await db
        .from<VideoRow>('videos')
        .where({ project_id: project })
        .orderBy([
          { column: 'uploaded_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .limit(projectLimit);
      return rows.map(fromVideoRow);
    },
  };
};

/**
 * A unique index on (project, claim) keeps two simultaneous uploads of one file apart where transactions run side by side.
 * A failed video gives its claim up for good: analysing it again must not collide with the copy that came after it.
 */
const hashClaim = (video: Video): { readonly hash_claim: string | null } => ({
  hash_claim: video.state === 'failed' ? null : video.sha256,
});

const hashReleased = (video: Video) => (video.state === 'failed' ? { hash_claim: null } : {});
