import { createWorker, OEM, PSM, setLogging, type Worker } from 'tesseract.js';
import { z } from 'zod';
import { givenOptions, serveProcess } from '../process/serve-process.js';
import { binarisations } from './binarise.js';
import type { GreyLine } from './crop-line.js';
import { mayBeLatin } from './may-be-latin.js';
import { toPgm } from './pgm.js';

/**
 * Tesseract's worker hangs for ever, or ends the process, when its data are broken; in a process of its own it can be
 * ended together with all that it started.
 */
export type ReadingOperations = {
  readonly readLine: { readonly ask: GreyLine; readonly answer: ReadLine };
};

export interface ReadLine {
  readonly text: string;
  /** 0..100. */
  readonly confidence: number;
}

const goodEnough = 90;
const { tessdataDir } = z.object({ tessdataDir: z.string() }).parse(givenOptions());

setLogging(false);
const load = async (languages: readonly string[]): Promise<Worker> => {
  const worker = await createWorker([...languages], OEM.LSTM_ONLY, {
    langPath: tessdataDir,
    gzip: false,
    cacheMethod: 'none',
    // Thrown here, an error ends this process with its message; the next question starts a new one.
    errorHandler: (error: unknown) => {
      throw new Error(`tesseract: ${String(error)}`);
    },
  });
  // Without a resolution it complains on stderr about every line.
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE, user_defined_dpi: '150' });
  return worker;
};

const both = load(['rus', 'eng']);
/** Loaded with the first line that needs it. */
let english: Promise<Worker> | undefined;

const read = async (worker: Worker, line: GreyLine): Promise<ReadLine> => {
  let best: ReadLine = { text: '', confidence: 0 };
  for (const image of binarisations(line)) {
    const { data } = await worker.recognize(toPgm(image));
    if (data.text.trim() !== '' && data.confidence > best.confidence)
      best = { text: data.text.trim(), confidence: data.confidence };
    if (best.confidence > goodEnough) break;
  }
  return best;
};

serveProcess<ReadingOperations>({
  async readLine(line) {
    const asBoth = await read(await both, line);
    if (!mayBeLatin(asBoth.text)) return asBoth;
    const asEnglish = await read(await (english ??= load(['eng'])), line);
    return asEnglish.confidence > asBoth.confidence ? asEnglish : asBoth;
  },
});
