/** What a stage left for the next ones, in the object store under a name that contains its hash. */
export const artifactKinds = [
  'audio',
  'frame-index',
  'subtitles',
  'speech-signals',
  'visual-signals',
  'transcribe-coverage',
  'look-coverage',
  'detection',
] as const;
export type ArtifactKind = (typeof artifactKinds)[number];

export interface Artifact {
  readonly kind: ArtifactKind;
  readonly key: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}
