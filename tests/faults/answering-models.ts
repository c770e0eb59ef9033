import type { FakeModel, ReplicateServer } from '../adapters/support/replicate-server.js';
import { fakeModels } from '../adapters/support/replicate-models.js';

const said = ['спонсор', 'этого', 'выпуска', 'по', 'промокоду', 'ссылка', 'в', 'описании', 'дерьмо'];

/** Every sentence has a direction of its own, and every picture that of people who talk. */
const embeddings: FakeModel['run'] = ({ inputs }) => {
  const lines = String(inputs).split('\n');
  const talking = lines.findIndex((line) => line.endsWith('people talking'));
  return lines.map((input, at) => {
    const direction = /^https?:/.test(input) ? talking : at;
    return { input, embedding: Array.from({ length: 64 }, (_, i) => (i === direction ? 1 : 0)) };
  });
};

/** What each model says of any file. */
const answers: Readonly<Record<string, FakeModel['run']>> = {
  'openai/whisper': () => ({
    detected_language: 'russian',
    transcription: said.join(' '),
    segments: [{ id: 0, start: 1, end: 6, text: ` ${said.join(' ')}`, avg_logprob: -0.2, no_speech_prob: 0.01 }],
    translation: null,
  }),
  'adirik/grounding-dino': () => ({ detections: [], result_image: null }),
  'falcons-ai/nsfw_image_detection': () => 'normal',
  'andreasjansson/clip-features': embeddings,
  'abiruyt/text-extract-ocr': () => '\n\f',
};

/** The default models of Replicate, each with one answer for everything: what is found is known beforehand. */
export const installAnsweringModels = (server: ReplicateServer): void => {
  for (const [name, run] of Object.entries(answers)) {
    const model = fakeModels[name];
    if (model === undefined) throw new Error(`no fake of ${name}`);
    server.models.set(name, { ...model, run });
  }
};
