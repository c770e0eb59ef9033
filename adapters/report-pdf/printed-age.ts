/** The age mark in words, in the order in which it is printed. */
export interface PrintedAge {
  readonly heading: string;
  readonly mark: string;
  readonly text: string;
  readonly notes: readonly string[];
  readonly reasons: readonly { readonly effect: string; readonly text: string; readonly law: string }[];
  readonly noReasons: string;
  /** The declared mark, what to change for a lower one, answers: each with a name, a sentence and lines below it. */
  readonly parts: readonly {
    /** Empty when the part goes on with the one before. */
    readonly name: string;
    readonly isWarning: boolean;
    readonly text: string;
    readonly lines: readonly string[];
  }[];
}
