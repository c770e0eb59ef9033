import ffmpeg from 'fluent-ffmpeg';
import { fingerprintColumns } from '../../domain/media/frame-fingerprint.js';
import type { MediaInfo, VideoContainer } from '../../domain/media/media-info.js';
import type { SamplingPlan } from '../../domain/media/sampling-plan.js';
import { decoderOptions, globalOptions, inputOptions, inputUrl } from './input-options.js';
import type { FfmpegSettings } from './options.js';

export const audioName = 'audio.wav';
export const frameName = (number: number): string => `frame-${String(number).padStart(6, '0')}.jpg`;

/** Where the extraction writes: descriptors in the order of the job's readers. */
export const pipes = { fingerprints: 'pipe:1', sampledFrames: 'pipe:3', sceneScores: 'pipe:4' } as const;

/** Sound after the announced end plus this is not written; gaps are filled with silence, so time stamps could ask for hours. */
const audioSlackMs = 1000;

/** Rows of 8 x 8 blocks of the upright frame at 320 pixels width; bounded, since a frame may be 16 pixels wide. */
export const fingerprintRows = ({ video }: MediaInfo): number => {
  const isOnItsSide = video.rotation % 180 !== 0;
  const [width, height] = isOnItsSide ? [video.height, video.width] : [video.width, video.height];
  return Math.min(400, Math.max(1, Math.round((fingerprintColumns * height) / width)));
};

/**
 * The picture of each cell of 1/fps seconds is its first one, with its own time stamp. (`fps=` would show a picture up to half a
 * cell away from the time that it claims.) Time is measured before scaling, in whole ms: `pts_time` has six digits only.
 * Scores come from every picture at 160 pixels width, where a cut is as plain and the cost is a tenth of the decoding.
 */
const filters = (media: MediaInfo, plan: SamplingPlan): string[] => {
  const cell = (time: string): string => `floor(${time}*${plan.framesPerSecond}+0.000001)`;
  const isFirstOfCell = `(isnan(prev_selected_t)+not(eq(${cell('t')},${cell('prev_selected_t')})))*lt(selected_n,${plan.maxFrames})`;
  const report = (key: string, pipe: string): string =>
    `metadata=print:key=${key}:file='${pipe.replace(':', '\\:')}':direct=1`;
  return [
    '[0:V:0]split=2[all][every]',
    `[all]select='${isFirstOfCell}',settb=1/1000,metadata=add:key=sampled:value=1,${report('sampled', pipes.sampledFrames)},` +
      `scale=w='max(2,trunc(min(${plan.maxFrameWidth},iw)/2)*2)':h=-2,format=yuvj420p,split=2[jpeg][small]`,
    `[small]scale=${fingerprintColumns}:${fingerprintRows(media)}:flags=area,format=gray[fingerprint]`,
    `[every]scale=w='min(160,iw)':h='max(2,min(ih,trunc(ih*min(160,iw)/iw)))':flags=fast_bilinear,format=gray,` +
      `select='gte(scene,0)',settb=1/1000,${report('lavfi.scene_score', pipes.sceneScores)},nullsink`,
  ];
};

/**
 * Arguments of the one pass. fluent-ffmpeg only builds the command line: its own runner starts a second, unlimited ffprobe for
 * progress, asks the program for its codecs each time, and keeps no more than two pipes. The package is archived, so this
 * method of it will not change; the version is pinned.
 */
export const extractionCommand = (
  settings: FfmpegSettings,
  path: string,
  container: VideoContainer,
  media: MediaInfo,
  plan: SamplingPlan,
): readonly string[] => {
  const pictures = (map: string): string[] => [
    ...['-map', map, '-fps_mode', 'passthrough', '-frames:v', String(plan.maxFrames), '-map_metadata', '-1'],
  ];
  const command = ffmpeg(inputUrl(path))
    .inputOptions([...inputOptions(container), ...decoderOptions, '-threads', String(settings.threads)])
    .complexFilter(filters(media, plan))
    .output('file:frame-%06d.jpg')
    .outputOptions([...pictures('[jpeg]'), '-c:v', 'mjpeg', '-q:v', '3', '-f', 'image2'])
    .output(pipes.fingerprints)
    .outputOptions([...pictures('[fingerprint]'), '-c:v', 'rawvideo', '-f', 'rawvideo']);
  if (media.audio)
    command
      .output(`file:${audioName}`)
      .outputOptions(['-map', '0:a:0?', '-map_metadata', '-1', '-t', String((media.durationMs + audioSlackMs) / 1000)])
      .outputOptions(['-c:a', 'pcm_s16le', '-f', 'wav', '-fflags', '+bitexact'])
      .audioFilters('aresample=16000:async=1:first_pts=0,aformat=sample_fmts=s16:channel_layouts=mono');
  return [
    settings.ffmpegPath,
    ...globalOptions,
    ...['-nostdin', '-nostats', '-max_error_rate', '0.5', '-filter_complex_threads', '1'],
    ...(command as unknown as { _getArguments(): string[] })._getArguments(),
  ];
};
