import type { Artifact, ArtifactKind } from '../../../domain/pipeline/artifact.js';
import type { PipelineExecution } from '../../../domain/pipeline/pipeline-execution.js';
import { stageNames } from '../../../domain/pipeline/stage.js';
import { artifactPrefix } from '../../../domain/video/storage-key.js';
import { ObjectNotFound, type VideoStorage } from '../../ports/video-storage.js';

/** No artifact of a two-hour video comes near this; more means that something is wrong. */
const maxArtifactBytes = 512 * 1024 * 1024;

/** Content-addressed files between stages, in the object store. */
export class ArtifactStore {
  readonly #storage: VideoStorage;

  constructor(storage: VideoStorage) {
    this.#storage = storage;
  }

  async write(
    execution: PipelineExecution,
    kind: ArtifactKind,
    extension: string,
    contentType: string,
    bytes: AsyncIterable<Uint8Array>,
    signal: AbortSignal,
  ): Promise<Artifact> {
    const stored = await this.#storage.putContent(`${artifactPrefix(execution.id)}/${kind}`, extension, bytes, {
      contentType,
      maxBytes: maxArtifactBytes,
      signal,
    });
    return { kind, key: stored.key, sha256: stored.sha256, sizeBytes: stored.sizeBytes };
  }

  /** One JSON document a line (NDJSON), written as it is produced. */
  async writeLines(
    execution: PipelineExecution,
    kind: ArtifactKind,
    lines: Iterable<unknown>,
    signal: AbortSignal,
  ): Promise<Artifact> {
    const encoder = new TextEncoder();
    const encode = async function* () {
      let text = '';
      for (const line of lines) {
        text += `${JSON.stringify(line)}\n`;
        if (text.length > 65_536) {
          yield encoder.encode(text);
          text = '';
        }
      }
      yield encoder.encode(text);
    };
    return this.write(execution, kind, 'ndjson', 'application/x-ndjson', encode(), signal);
  }

  /** Lines of the artifact of that kind, as its stage wrote them; empty when no done stage left one. */
  async readLines<T>(execution: PipelineExecution, kind: ArtifactKind): Promise<readonly T[]> {
    const artifact = findArtifact(execution, kind);
    if (artifact === undefined) return [];
    const stored = await this.#storage.read(artifact.key);
    if (stored === undefined) throw new ObjectNotFound(`artifact ${artifact.key} is gone`);
    const decoder = new TextDecoder();
    const lines: T[] = [];
    let rest = '';
    for await (const chunk of stored.bytes) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) if (part !== '') lines.push(JSON.parse(part) as T);
    }
    return lines;
  }

  async readBytes(key: string): Promise<Uint8Array> {
    const stored = await this.#storage.read(key);
    if (stored === undefined) throw new ObjectNotFound(`artifact ${key} is gone`);
    const bytes = new Uint8Array(stored.sizeBytes);
    let offset = 0;
    for await (const chunk of stored.bytes) {
      bytes.set(chunk, offset);
      offset += chunk.length;
    }
    return bytes;
  }
}

export const findArtifact = (execution: PipelineExecution, kind: ArtifactKind): Artifact | undefined => {
  for (const name of stageNames) {
    const stage = execution.stages[name];
    const found = stage.state === 'done' ? stage.artifacts.find((artifact) => artifact.kind === kind) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
};
