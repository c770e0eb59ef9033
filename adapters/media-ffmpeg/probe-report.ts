import { z } from 'zod';
import type { MediaInfo, SubtitleStream } from '../../domain/media/media-info.js';

/** The fields that ffprobe is asked for; nothing else is printed, so hundreds of streams stay small. */
export const reportEntries = [
  'format=format_name,duration,start_time,nb_streams',
  'stream=index,codec_type,codec_name,width,height,avg_frame_rate,sample_rate,channels',
  'stream_disposition=attached_pic',
  'stream_tags=language,rotate',
  'stream_side_data=rotation',
].join(':');

const stream = z.object({
  index: z.number(),
  codec_type: z.string().default('unknown'),
  codec_name: z.string().default('unknown'),
  width: z.number().default(0),
  height: z.number().default(0),
  avg_frame_rate: z.string().default('0/0'),
  sample_rate: z.coerce.number().catch(0).default(0),
  channels: z.number().default(0),
  disposition: z.object({ attached_pic: z.number().default(0) }).default({ attached_pic: 0 }),
  tags: z
    .object({ language: z.string().optional(), rotate: z.coerce.number().optional().catch(undefined) })
    .default({}),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).default([]),
});

const seconds = z.coerce.number().optional().catch(undefined);

const report = z.object({
  streams: z.array(stream).default([]),
  format: z.object({ format_name: z.string(), duration: seconds, start_time: seconds, nb_streams: z.number() }),
});

export type ProbeReport = z.infer<typeof report>;
type Stream = ProbeReport['streams'][number];

export const parseReport = (json: string): ProbeReport | undefined => {
  try {
    return report.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
};

/** The pictures that are shown: a cover in an audio file is a stream of its own, but no video. */
export const shownVideo = (streams: readonly Stream[]): Stream | undefined =>
  streams.find((each) => each.codec_type === 'video' && each.disposition.attached_pic === 0);

export const heardAudio = (streams: readonly Stream[]): Stream | undefined =>
  streams.find((each) => each.codec_type === 'audio');

export const toMediaInfo = (found: ProbeReport, video: Stream, durationMs: number): MediaInfo => {
  const audio = heardAudio(found.streams);
  return {
    container: found.format.format_name,
    durationMs,
    video: {
      codec: video.codec_name,
      width: video.width,
      height: video.height,
      frameRate: rate(video.avg_frame_rate),
      rotation: rotation(video),
    },
    audio: audio && {
      codec: audio.codec_name,
      sampleRate: audio.sample_rate,
      channels: audio.channels,
      language: language(audio),
    },
    subtitles: found.streams.filter((each) => each.codec_type === 'subtitle').map(toSubtitle),
  };
};

const toSubtitle = (each: Stream): SubtitleStream => ({
  index: each.index,
  codec: each.codec_name,
  language: language(each),
});

const language = ({ tags }: Stream): string | undefined =>
  tags.language === undefined || tags.language === 'und' ? undefined : tags.language.slice(0, 35);

const rate = (fraction: string): number => {
  const [over = 0, under = 0] = fraction.split('/').map(Number);
  const value = over / under;
  return Number.isFinite(value) ? Math.round(value * 1000) / 1000 : 0;
};

/** The display matrix counts against the clock, the older `rotate` tag with it. */
const rotation = (video: Stream): number => {
  const matrix = video.side_data_list.find((each) => each.rotation !== undefined)?.rotation;
  const clockwise = matrix === undefined ? (video.tags.rotate ?? 0) : -matrix;
  return Number.isFinite(clockwise) ? (((Math.round(clockwise / 90) * 90) % 360) + 360) % 360 : 0;
};
