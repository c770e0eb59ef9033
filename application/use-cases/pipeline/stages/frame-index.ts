/** One line of the `frame-index` artifact: a sampled frame, and where the picture of it is. */
export interface FrameIndexLine {
  readonly atMs: number;
  /** Storage key of the JPEG; undefined when the picture is the same as the last one that has a key. */
  readonly key: string | undefined;
}

/** Last line of the index. */
export interface FrameIndexSummary {
  readonly decodedMs: number;
  readonly cuts: readonly { readonly atMs: number; readonly score: number }[];
}

export interface SubtitleLine {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly language: string | undefined;
}
