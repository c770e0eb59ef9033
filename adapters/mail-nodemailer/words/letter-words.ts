import type { Notification } from '../../../application/ports/notifier.js';
import type { MediaRefusal } from '../../../domain/media/media-info.js';

/** What a letter says, in plain words without markup. */
export interface LetterWords {
  readonly subject: string;
  /** What a list of letters shows after the subject. */
  readonly preheader: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Words of another person, set apart. */
  readonly quote?: string;
  readonly linkLabel: string;
}

type KindOf<Kind extends Notification['kind']> = Extract<Notification, { kind: Kind }>;

/** Ends of an analysis that a letter names. */
export type FailureKind = MediaRefusal['kind'] | 'attempts-exhausted';

export interface LetterCatalogue {
  readonly letters: { readonly [Kind in Notification['kind']]: (notification: KindOf<Kind>) => LetterWords };
  readonly failures: Readonly<Record<FailureKind, string>>;
  readonly unknownFailure: string;
  readonly product: string;
  readonly greeting: (name: string) => string;
  readonly linkHint: string;
  readonly automatic: string;
  readonly settings: string;
}
