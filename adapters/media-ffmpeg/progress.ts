/** Passes on at most a hundred growing figures, whatever the frames' number. */
export const createProgress = (onProgress: (doneMs: number) => void, durationMs: number) => {
  const stepMs = durationMs / 100;
  let reportedMs = 0;
  return {
    reach: (doneMs: number): void => {
      if (doneMs < reportedMs + stepMs || doneMs > durationMs) return;
      reportedMs = doneMs;
      onProgress(doneMs);
    },
    finish: (doneMs: number): void => onProgress(Math.max(doneMs, reportedMs)),
  };
};
