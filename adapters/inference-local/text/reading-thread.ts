import { workerData } from 'node:worker_threads';
import { createWorker, OEM, PSM, setLogging } from 'tesseract.js';
import { z } from 'zod';
import { serveThread } from '../thread/serve-thread.js';
import { binarisations } from './binarise.js';
import type { GreyLine } from './crop-line.js';
import { toPgm } from './pgm.js';

/**
 * Tesseract's worker hangs for ever, or ends the process, when its data are broken; inside a thread of ours it can be ended
 * together with all that it started.
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
const { tessdataDir } = z.object({ tessdataDir: z.string() }).parse(workerData);

setLogging(false);
let failed: (why: unknown) => void = () => {};
const failure = new Promise<never>((_, reject) => (failed = reject));
failure.catch(() => {});

const loading = Promise.race([
  failure,
  createWorker(languages, OEM.LSTM_ONLY, {
    langPath: tessdataDir,
    gzip: false,
    cacheMethod: 'none',
    errorHandler: (error: unknown) => failed(new Error(`tesseract: ${String(error)}`)),
  }).then(async (worker) => {
    // Without a resolution it complains on stderr about every line.
    await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE, user_defined_dpi: '150' });
    return worker;
  }),
]);
loading.catch(() => {});

serveThread<ReadingOperations>({
  async readLine(line) {
    const worker = await loading;
    let best: ReadLine = { text: '', confidence: 0 };
    for (const image of binarisations(line)) {
      const { data } = await Promise.race([failure, worker.recognize(toPgm(image))]);
      if (data.text.trim() !== '' && data.confidence > best.confidence)
        best = { text: data.text.trim(), confidence: data.confidence };
      if (best.confidence > goodEnough) break;
    }
    return best;
  },
});
