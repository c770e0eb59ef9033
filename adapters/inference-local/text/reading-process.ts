import { createWorker, OEM, PSM, setLogging } from 'tesseract.js';
import { z } from 'zod';
import { givenOptions, serveProcess } from '../process/serve-process.js';
import { binarisations } from './binarise.js';
import type { GreyLine } from './crop-line.js';
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
const languages = ['rus', 'eng'];
const { tessdataDir } = z.object({ tessdataDir: z.string() }).parse(givenOptions());

setLogging(false);
const loading = createWorker(languages, OEM.LSTM_ONLY, {
  langPath: tessdataDir,
  gzip: false,
  cacheMethod: 'none',
  // Thrown here, an error ends this process with its message; the next question starts a new one.
  errorHandler: (error: unknown) => {
    throw new Error(`tesseract: ${String(error)}`);
  },
}).then(async (worker) => {
  // Without a resolution it complains on stderr about every line.
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE, user_defined_dpi: '150' });
  return worker;
});

serveProcess<ReadingOperations>({
  async readLine(line) {
    const worker = await loading;
    let best: ReadLine = { text: '', confidence: 0 };
    for (const image of binarisations(line)) {
      const { data } = await worker.recognize(toPgm(image));
      if (data.text.trim() !== '' && data.confidence > best.confidence)
        best = { text: data.text.trim(), confidence: data.confidence };
      if (best.confidence > goodEnough) break;
    }
    return best;
  },
});
