import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaProcessor, SubtitleCue } from '../../application/ports/media-processor.js';
import type { MediaInfo, MediaRefusal } from '../../domain/media/media-info.js';
import { accept, refuse } from '../../domain/shared/result.js';
import { aMediaInfo } from '../builders/a-media-info.js';

export interface MediaScript {
  readonly info?: Partial<MediaInfo>;
  /** What the picture of each second is; equal numbers are equal pictures. By default five different ones. */
  readonly pictures?: readonly number[];
  /** The JPEG of a picture, where something has to open it. */
  readonly jpeg?: (picture: number) => Promise<Uint8Array>;
  readonly hasSound?: boolean;
  /** The WAV, where something has to read it. */
  readonly sound?: Uint8Array;
  /** Up to where pictures and sound can be decoded; by default the whole length. */
  readonly pictureMs?: number;
  readonly soundMs?: number;
  readonly cues?: readonly SubtitleCue[];
  readonly probeRefusal?: MediaRefusal;
  readonly extractRefusal?: MediaRefusal;
}

const magic = 'MP4!';

/** Bytes that the scripted processor takes for a video, different for each name. */
export const fileNamed = async function* (name: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(magic.slice(0, 2));
  yield Buffer.from(magic.slice(2));
  yield Buffer.from(name);
};

/** A processor for tests of what is around it: takes whatever begins with its magic number, and extracts what the script says. */
export const createScriptedMedia = (script: MediaScript = {}): MediaProcessor => {
  const { pictures = [10, 60, 110, 160, 210], hasSound = true, cues = [] } = script;
  const media = aMediaInfo({ durationMs: pictures.length * 1_000, ...script.info });
  return {
    async sniff(head) {
      const text = Buffer.from(head).toString();
      if (text.startsWith(magic)) return { container: 'mp4', contentType: 'video/mp4' };
      return text.startsWith('AVI!') ? { container: 'avi', contentType: 'video/x-msvideo' } : undefined;
    },
    probe: async () =>
      script.probeRefusal === undefined ? accept({ media, container: 'mp4' }) : refuse(script.probeRefusal),
    async extract(_path, _media, _plan, workDir, { signal, onProgress }) {
      signal.throwIfAborted();
      if (script.extractRefusal !== undefined) return refuse(script.extractRefusal);
      const frames = [];
      for (const [second, picture] of pictures.entries()) {
        const path = join(workDir, `${second}.jpg`);
        await writeFile(path, (await script.jpeg?.(picture)) ?? `jpeg ${picture}`);
        frames.push({ atMs: second * 1_000, path, fingerprint: new Uint8Array(40).fill(picture) });
        onProgress(second * 1_000);
      }
      const audioPath = join(workDir, 'audio.wav');
      if (hasSound) await writeFile(audioPath, script.sound ?? 'wav');
      return accept({
        audioPath: hasSound ? audioPath : undefined,
        frames,
        cuts: [],
        pictureMs: script.pictureMs ?? media.durationMs,
        soundMs: hasSound ? (script.soundMs ?? media.durationMs) : 0,
      });
    },
    subtitles: async () => cues,
    version: async () => 'scripted',
  };
};
