import { defaultModels } from '../../../adapters/inference-replicate/index.js';
import type { FrameImage } from '../../../application/ports/inference.js';
import type { FakeModel, ReplicateServer } from './replicate-server.js';

/** What a drawn JPEG shows: labels with a score, or lines of text. */
export interface Scene {
  readonly objects?: Readonly<Record<string, number>>;
  readonly nsfw?: boolean;
  readonly violence?: 'violence' | 'blood' | 'gore';
  readonly text?: readonly string[];
}

/** The headers of a JPEG of that size, with the scene as its comment: enough for who reads sizes, and for the fake models. */
export const jpegOf = (scene: Scene, width = 640, height = 360): Uint8Array => {
  const comment = Buffer.from(JSON.stringify(scene));
  const segment = (marker: number, body: Buffer): Buffer =>
    Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff]), body]);
  const header = Buffer.from([
    8,
    height >> 8,
    height & 0xff,
    width >> 8,
    width & 0xff,
    3,
    1,
    17,
    0,
    2,
    17,
    1,
    3,
    17,
    1,
  ]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xfe, comment),
    segment(0xc0, header),
    Buffer.from([0xff, 0xd9]),
  ]);
};

/** Objects of the store by key. */
export const stored = new Map<string, Uint8Array>();

let frames = 0;
export const frameOf = (scene: Scene, over: Partial<FrameImage> = {}): FrameImage => {
  const frame = {
    interval: { startMs: 1_000, endMs: 2_000 },
    key: `artifacts/video-1/frame/${++frames}.jpg`,
    jpeg: jpegOf(scene),
    ...over,
  };
  stored.set(frame.key, frame.jpeg);
  return frame;
};

/** Other scenes than all before: no answer is remembered for it. */
export const freshFrame = (scene: Scene = {}): FrameImage =>
  frameOf({ ...scene, text: [...(scene.text ?? []), `#${++frames}`] });

const sceneOf = (jpeg: Buffer): Scene => JSON.parse(jpeg.subarray(6, 4 + jpeg.readUInt16BE(4)).toString()) as Scene;

const versionOf = (id: string): string => id.split(':')[1] ?? '';
const box = [64, 36, 320, 180] as const;
const found = (scene: Scene) => Object.entries(scene.objects ?? {});

export const yoloWorldVersion = '07aee09fc38bc4459409caa872ea416717712f4e6e875f8751a0d0d5bbea902f';
export const flaggedVersion = '12c0e88355efc2c953c198302e817264f5ecdffea8aaf9fec610ed0a7f131db0';
export const pagesVersion = '909c96fcee66783488e23a7bda7c87d57c41634bb389f70898da4290fc5c4f77';
export const yoloVersion = '1'.repeat(64);
export const violenceVersion = '2'.repeat(64);
export const whisperxVersion = '655845d6190ef70573c669245f245892cd039df4b880a1e3a65852c09252f5cc';
export const fastWhisperVersion = '3ab86df6c8f54c11309d4d1f930ac292bad43ace52d10c80d87eb258b3c9f79c';

/** What a fake WAV says: one word each half second, as plain text. */
const spoken = (wav: Buffer) =>
  wav
    .toString()
    .split(' ')
    .filter((word) => word !== '')
    .map((word, i) => ({ word, start: i / 2, end: i / 2 + 0.4, score: 0.9 }));

const clip = (input: Readonly<Record<string, unknown>>, open: (uri: string) => Buffer): unknown =>
  String(input['inputs'])
    .split('\n')
    .map((line, i) => {
      const direction = line.startsWith('https:')
        ? ({ violence: 0, blood: 2, gore: 4, none: 5 } as const)[sceneOf(open(line)).violence ?? 'none']
        : i;
      return { input: line, embedding: Array.from({ length: 64 }, (_, at) => (at === direction ? 3 : 0)) };
    });

/** The models that the product knows, each answering in the form that its source documents. */
export const fakeModels: Readonly<Record<string, FakeModel>> = {
  'adirik/grounding-dino': {
    version: versionOf(defaultModels.objects),
    required: ['image', 'query'],
    run: ({ image }, open) => ({
      detections: found(sceneOf(open(String(image)))).map(([label, confidence]) => ({ label, confidence, bbox: box })),
      result_image: null,
    }),
  },
  'zsxkib/yolo-world': {
    version: yoloWorldVersion,
    required: ['input_media', 'class_names'],
    run: ({ input_media }, open) => {
      const [x0, y0, x1, y1] = box;
      const all = found(sceneOf(open(String(input_media)))).map(([cls, score], i) => [
        `Det-${i}`,
        { x0, y0, x1, y1, score, cls },
      ]);
      return { media_path: null, json_str: JSON.stringify(Object.fromEntries(all)) };
    },
  },
  'adirik/yolov8': {
    version: yoloVersion,
    required: ['image'],
    run: ({ image }, open) => {
      const [x1, y1, x2, y2] = box;
      return JSON.stringify(
        found(sceneOf(open(String(image)))).map(([name, confidence]) => ({
          name,
          class: 39,
          confidence,
          box: { x1, y1, x2, y2 },
        })),
      );
    },
  },
  'falcons-ai/nsfw_image_detection': {
    version: versionOf(defaultModels.nsfw),
    required: ['image'],
    run: ({ image }, open) => (sceneOf(open(String(image))).nsfw === true ? 'nsfw' : 'normal'),
  },
  'zhixindev/nsfw-image-detection-2026': {
    version: flaggedVersion,
    required: ['input_images'],
    run: ({ input_images }, open) =>
      (input_images as string[]).map((image) => {
        const flagged = sceneOf(open(image)).nsfw === true;
        return { label: flagged ? 'nsfw' : 'normal', score: 0.97, flagged };
      }),
  },
  'andreasjansson/clip-features': { version: versionOf(defaultModels.violence), required: ['inputs'], run: clip },
  'lucataco/vit-violence-detection': {
    version: violenceVersion,
    required: ['image'],
    run: ({ image }, open) => {
      const violence = sceneOf(open(String(image))).violence === undefined ? 0.02 : 0.98;
      return [
        { label: 'violence', score: violence },
        { label: 'normal', score: 1 - violence },
      ];
    },
  },
  'abiruyt/text-extract-ocr': {
    version: versionOf(defaultModels.text),
    required: ['image'],
    run: ({ image }, open) => `${(sceneOf(open(String(image))).text ?? []).join('\n')}\n\f`,
  },
  'datalab-to/ocr': {
    version: pagesVersion,
    required: ['file'],
    run: ({ file }, open) => ({
      page_count: 1,
      pages: [
        {
          page: 1,
          image_bbox: [0, 0, 640, 360],
          text_lines: (sceneOf(open(String(file))).text ?? []).map((text) => ({
            text: `<b>${text}</b>`,
            confidence: 0.98,
            bbox: box,
          })),
        },
      ],
    }),
  },
  'openai/whisper': {
    version: versionOf(defaultModels.speech),
    required: ['audio'],
    run: ({ audio }, open) => {
      const words = spoken(open(String(audio)));
      const half = Math.ceil(words.length / 2);
      const segments = [words.slice(0, half), words.slice(half)].flatMap((part, id) => {
        const [first, last] = [part[0], part.at(-1)];
        if (first === undefined || last === undefined) return [];
        const text = ` ${part.map(({ word }) => word).join(' ')}`;
        return [{ id, start: first.start, end: last.end, text, avg_logprob: -0.2, no_speech_prob: 0.01 }];
      });
      return {
        detected_language: 'russian',
        transcription: words.map(({ word }) => word).join(' '),
        segments,
        translation: null,
      };
    },
  },
  'victor-upmeet/whisperx': {
    version: whisperxVersion,
    required: ['audio_file'],
    run: ({ audio_file }, open) => {
      const words = spoken(open(String(audio_file)));
      const [first, last] = [words[0], words.at(-1)];
      if (first === undefined || last === undefined) return { detected_language: 'ru', segments: [] };
      const text = words.map(({ word }) => word).join(' ');
      // A number has no times of its own.
      const aligned = words.map((each) => (/^\d+$/.test(each.word) ? { word: each.word } : each));
      return { detected_language: 'ru', segments: [{ start: first.start, end: last.end, text, words: aligned }] };
    },
  },
  'vaibhavs10/incredibly-fast-whisper': {
    version: fastWhisperVersion,
    required: ['audio'],
    run: ({ audio }, open) => {
      const words = spoken(open(String(audio)));
      return {
        text: words.map(({ word }) => word).join(' '),
        chunks: words.map(({ word, start, end }, i) => ({
          text: ` ${word}`,
          timestamp: [start, i === words.length - 1 ? null : end],
        })),
      };
    },
  },
};

export const installModels = (server: ReplicateServer): void => {
  for (const [name, model] of Object.entries(fakeModels)) server.models.set(name, model);
};
