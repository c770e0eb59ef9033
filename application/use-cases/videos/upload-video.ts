import type { AgeMark } from '../../../domain/age-rating/age-rating.js';
import type {
  IdempotencyKey,
  IdempotentRequest,
  RequestFingerprint,
} from '../../../domain/idempotency/kept-creation.js';
import type { MediaRefusal } from '../../../domain/media/media-info.js';
import type { MediaLimits } from '../../../domain/media/media-limits.js';
import { parseSubtitles, type InvalidSubtitles } from '../../../domain/media/parse-subtitles.js';
import { newExecution } from '../../../domain/pipeline/execution-decisions.js';
import { executionId, messageId, videoId, type ProjectId, type VideoId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import { incomingVideoKey, rawVideoKey, subtitlesKey } from '../../../domain/video/storage-key.js';
import { videoDetails, type InvalidVideoDetails } from '../../../domain/video/video-details.js';
import type { UploadedVideo } from '../../../domain/video/video.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Logger } from '../../ports/logger.js';
import type { MediaProcessor, ProbedMedia } from '../../ports/media-processor.js';
import type { Metrics } from '../../ports/metrics.js';
import type { DuplicateVideo } from '../../ports/repositories/video-repository.js';
import type { StaleWrite, Transaction, UnitOfWork } from '../../ports/unit-of-work.js';
import { StorageLimitExceeded, type StoredObject, type VideoStorage } from '../../ports/video-storage.js';
import { claimKey, type RepetitionRefusal } from '../idempotency/claim-key.js';
import { notFound, type Forbidden, type NotFound } from '../refusals.js';
import { peekBytes, type PeekedBytes } from './peek-bytes.js';
import { uploadTarget } from './upload-target.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly storage: VideoStorage;
  readonly media: MediaProcessor;
  readonly limits: MediaLimits;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
  readonly metrics?: Metrics;
}

export interface UploadVideoCommand {
  readonly projectId: ProjectId;
  readonly title: string;
  readonly description: string;
  /** The mark that the sender wants the video to carry. */
  readonly declaredMark?: AgeMark;
  readonly fileName: string;
  /** Text of a .srt or .vtt file that belongs to the video. */
  readonly subtitles?: string;
  /** Read once, and closed wherever reading stops; not touched when the project or the details are refused. */
  readonly source: AsyncIterable<Uint8Array>;
  /** What the sender says only after the bytes; asked once they are all in. It replaces the above, and is checked like it. */
  readonly lateDetails?: () => Promise<{
    readonly title?: string;
    readonly description?: string;
    readonly declaredMark?: AgeMark;
    readonly subtitles?: string;
  }>;
  /** A repetition keeps no bytes and is refused with the video that was created; told only once they are all in. */
  readonly once?: {
    readonly key: IdempotencyKey;
    readonly fingerprint: (content: UploadedContent) => RequestFingerprint;
  };
  /** Written in the run that registers the video; when it is refused, so is the video. */
  readonly also?: (tx: Transaction, video: UploadedVideo) => Promise<Result<void, StaleWrite>>;
  readonly signal?: AbortSignal;
}

/** What makes one upload differ from another. */
export interface UploadedContent {
  readonly projectId: ProjectId;
  readonly fileName: string;
  readonly title: string;
  readonly description: string;
  readonly declaredMark: AgeMark | undefined;
  readonly subtitles: string | undefined;
  readonly sha256: string;
}

export interface MediaRefused {
  readonly kind: 'media-refused';
  readonly reason: MediaRefusal;
}

export type UploadRefusal =
  | MediaRefused
  | InvalidSubtitles
  | DuplicateVideo
  | InvalidVideoDetails
  | NotFound
  | Forbidden
  | RepetitionRefusal
  | StaleWrite;

interface Received {
  readonly stored: StoredObject;
  readonly probed: ProbedMedia;
}

interface Alongside {
  readonly request: IdempotentRequest | undefined;
  readonly also: UploadVideoCommand['also'];
}

/** Bytes that a container's magic number needs. */
const headBytes = 4_100;

/**
 * Streams a file into storage, refuses it unless it is a video within the limits, and starts its analysis.
 * Whatever goes wrong, and also when the sender goes away, no file, row or job is left behind.
 */
export class UploadVideo {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(actor: Actor, command: UploadVideoCommand): Promise<Result<UploadedVideo, UploadRefusal>> {
    const owner = await this.#deps.unitOfWork.run((tx) => uploadTarget(tx, actor, command.projectId));
    if (!owner.ok) return owner;
    const early = videoDetails(command.title, command.description, command.fileName);
    if (!early.ok) return early;
    const id = videoId(this.#deps.ids.next());
    const leftovers = new Set<string>();
    let isKept = false;
    try {
      const received = await this.#receive(id, command, leftovers);
      if (!received.ok) return received;
      const { stored, probed } = received.value;
      const { title, description, declaredMark, subtitles } = command;
      const late = { title, description, declaredMark, subtitles, ...(await command.lateDetails?.()) };
      const details = videoDetails(late.title, late.description, command.fileName);
      if (!details.ok) return details;
      const captions = await this.#keepSubtitles(id, late.subtitles, leftovers);
      if (!captions.ok) return captions;
      const storageKey = rawVideoKey(command.projectId, id, probed.container);
      leftovers.add(storageKey);
      await this.#deps.storage.move(stored.key, storageKey);
      leftovers.delete(stored.key);
      const now = this.#deps.clock.now();
      const video: UploadedVideo = {
        id,
        state: 'uploaded',
        projectId: command.projectId,
        ownerId: owner.value,
        ...details.value,
        declaredMark: late.declaredMark,
        fileName: command.fileName.slice(0, 255),
        container: probed.container,
        storageKey,
        sizeBytes: stored.sizeBytes,
        sha256: stored.sha256,
        media: probed.media,
        uploadedAt: now,
        updatedAt: now,
        version: 0,
      };
      try {
        const { projectId, fileName, once, also } = command;
        const content = { ...late, projectId, fileName, sha256: stored.sha256 };
        const request = once && { key: once.key, fingerprint: once.fingerprint(content) };
        const registered = await this.#register(actor, video, { request, also });
        isKept = registered.ok;
        if (isKept) this.#deps.metrics?.count('upload_bytes_total', {}, stored.sizeBytes);
        return registered;
      } catch (error) {
        isKept = await this.#mayBeRegistered(id);
        throw error;
      }
    } finally {
      if (!isKept) await this.#discard(leftovers);
    }
  }

  async #receive(
    id: VideoId,
    command: UploadVideoCommand,
    leftovers: Set<string>,
  ): Promise<Result<Received, MediaRefused>> {
    const source = await peekBytes(command.source, headBytes, command.signal);
    try {
      return await this.#inspect(id, source, command.signal, leftovers);
    } finally {
      source.close();
    }
  }

  async #inspect(
    id: VideoId,
    { head, whole }: PeekedBytes,
    signal: AbortSignal | undefined,
    leftovers: Set<string>,
  ): Promise<Result<Received, MediaRefused>> {
    const { storage, media, limits } = this.#deps;
    const refuseMedia = (reason: MediaRefusal) => refuse({ kind: 'media-refused', reason });
    if (head.length === 0) return refuseMedia({ kind: 'empty-file' });
    const sniffed = await media.sniff(head);
    if (sniffed === undefined) return refuseMedia({ kind: 'not-a-video', found: undefined });
    if (!limits.containers.includes(sniffed.container))
      return refuseMedia({ kind: 'container-not-allowed', found: sniffed.container, allowed: limits.containers });
    const key = incomingVideoKey(id);
    leftovers.add(key);
    const stored = await this.#store(key, whole, sniffed.contentType, signal);
    if (stored === undefined) return refuseMedia({ kind: 'file-too-large', limitBytes: limits.maxBytes });
    await using file = await storage.localCopy(key, signal);
    const probed = await media.probe(file.path, limits, signal);
    return probed.ok ? accept({ stored, probed: probed.value }) : refuseMedia(probed.refusal);
  }

  async #store(key: string, source: AsyncIterable<Uint8Array>, contentType: string, signal: AbortSignal | undefined) {
    const { storage, limits } = this.#deps;
    try {
      return await storage.put(key, source, { contentType, maxBytes: limits.maxBytes, ...(signal && { signal }) });
    } catch (error) {
      if (error instanceof StorageLimitExceeded) return undefined;
      throw error;
    }
  }

  async #keepSubtitles(
    id: VideoId,
    text: string | undefined,
    leftovers: Set<string>,
  ): Promise<Result<void, InvalidSubtitles>> {
    if (text === undefined || text.trim() === '') return accept(undefined);
    const cues = parseSubtitles(text);
    if (!cues.ok) return cues;
    const key = subtitlesKey(id);
    leftovers.add(key);
    const bytes = new TextEncoder().encode(text);
    const source = async function* () {
      yield bytes;
    };
    await this.#deps.storage.put(key, source(), { contentType: 'text/plain', maxBytes: bytes.length });
    return accept(undefined);
  }

  async #register(
    actor: Actor,
    video: UploadedVideo,
    { request, also }: Alongside,
  ): Promise<Result<UploadedVideo, DuplicateVideo | NotFound | RepetitionRefusal | StaleWrite>> {
    const { unitOfWork, clock, ids } = this.#deps;
    const execution = newExecution(executionId(ids.next()), video.id, video.ownerId, clock.now());
    return unitOfWork.run(async (tx) => {
      const claimed = await claimKey(tx, actor, request, video.id, video.uploadedAt);
      if (!claimed.ok) return claimed;
      const noted = await also?.(tx, video);
      if (noted?.ok === false) return noted;
      // The project may have been removed while the bytes came in.
      if ((await tx.projects.find(video.projectId)) === undefined) return refuse(notFound('project'));
      const added = await tx.videos.add(video);
      if (!added.ok) return added;
      await tx.executions.add(execution);
      await tx.outbox.append([
        { id: messageId(ids.next()), job: { name: 'run-stage', executionId: execution.id, stage: 'validate' } },
      ]);
      return accept(video);
    });
  }

  /** A commit whose answer was lost may have happened: then the bytes stay, and the purge judges them after a day. */
  async #mayBeRegistered(id: VideoId): Promise<boolean> {
    try {
      const found = await this.#deps.unitOfWork.run(async (tx) => accept(await tx.videos.find(id)));
      return found.value !== undefined;
    } catch {
      return true;
    }
  }

  async #discard(keys: ReadonlySet<string>): Promise<void> {
    for (const key of keys)
      await this.#deps.storage.delete(key).catch((error: unknown) => {
        this.#deps.logger.error('upload leftovers could not be deleted', { key, error });
      });
  }
}
