import { Upload } from '/static/vendor/tus.js';
import { describeUpload, endpoint, headers, parsed, readUpload, Refused, removeUpload } from './api.js';
import { fingerprintOf, forgetUpload } from './kept.js';
import { settings } from './settings.js';

/** About five minutes in all; then the person is asked. */
const restsMs = [0, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000, 60_000, 60_000, 120_000];

const refusalIn = (error) => {
  if (error.causingError instanceof Refused) return error.causingError;
  const answer = error.originalResponse;
  return answer && answer.getStatus() >= 400 ? new Refused(answer.getStatus(), parsed(answer.getBody())) : undefined;
};

const passing = [401, 403, 408, 429];

/** Another attempt may help: no answer, a fault of the server, a place that somebody else has moved, a line that is still held. */
const mayPass = (refusal) =>
  refusal === undefined || refusal.status >= 500 || refusal.status === 423 || refusal.code === 'upload-offset';

/**
 * One file on its way in pieces. `on` hears `progress(sent, total)`, `retry()`, `done(videoId)` and `failed(refusal)`, without
 * a refusal when the line is broken. It can be paused and go on, also in another life of this page.
 */
export const createSending = (file, project, detailsOf, on) => {
  let isDescribed = false;
  const upload = new Upload(file, {
    endpoint,
    headers,
    chunkSize: settings.pieceBytes,
    retryDelays: restsMs,
    metadata: { project_id: project, filename: file.name },
    fingerprint: async () => fingerprintOf(file, project),
    removeFingerprintOnSuccess: true,
    // Subtitles and long words have no room in headers, and may have changed since the file was begun.
    async onBeforeRequest(request) {
      if (isDescribed || request.getMethod() !== 'PATCH') return;
      await describeUpload(upload.url, await detailsOf());
      isDescribed = true;
    },
    // The client takes any 4xx for the end of the upload and would begin anew; these pass once somebody logs in or waits.
    onAfterResponse(request, response) {
      const status = response.getStatus();
      if (request.getMethod() === 'HEAD' && passing.includes(status)) throw new Refused(status, {});
    },
    onShouldRetry(error) {
      const isWorthIt = mayPass(refusalIn(error));
      if (isWorthIt) on.retry();
      return isWorthIt;
    },
    onProgress: (sent, total) => on.progress(sent, total),
    async onError(error) {
      const refusal = refusalIn(error);
      if (refusal !== undefined && !mayPass(refusal) && upload.url) await forgetWhenOver(upload.url);
      on.failed(mayPass(refusal) ? undefined : refusal);
    },
    async onSuccess({ lastResponse }) {
      const made = lastResponse.getHeader('Upload-Result')?.split('/').at(-2);
      if (made !== undefined) return on.done(made);
      // The answer that said it was lost on its way.
      try {
        const { video, problem } = await readUpload(upload.url);
        if (video !== null) on.done(video);
        else on.failed(new Refused(problem?.status, problem ?? {}));
      } catch {
        on.failed(undefined);
      }
    },
  });
  return {
    async start() {
      isDescribed = false;
      if (!upload.url) {
        const [begun] = await upload.findPreviousUploads();
        if (begun !== undefined) upload.resumeFromPreviousUpload(begun);
      }
      upload.start();
    },
    pause: () => upload.abort(),
    async cancel() {
      await upload.abort();
      if (!upload.url) return;
      await forgetUpload(upload.url);
      await removeUpload(upload.url);
    },
  };
};

/** What was refused at its end is not to be gone on with; what was refused for other reasons may be. */
const forgetWhenOver = async (address) => {
  const state = await readUpload(address).then(
    (upload) => upload.state,
    (error) => (error.status === 404 || error.status === 410 ? 'gone' : 'unknown'),
  );
  if (state === 'refused' || state === 'gone') await forgetUpload(address);
};
