import type { PrintedAge } from './printed-age.js';

/** A report in words, in the order in which it is printed. The adapter only lays it out; the host chooses the words. */
export interface PrintedReport {
  /** What the paper is, such as "Report". */
  readonly kind: string;
  readonly title: string;
  /** Draft or final; a draft says so on every page. */
  readonly state: { readonly isDraft: boolean; readonly text: string; readonly hint: string };
  readonly verdict: {
    readonly text: string;
    readonly hint: string;
    /** What must not be published, one line each; empty unless the verdict is that. */
    readonly reasonsText: string;
    readonly reasons: readonly string[];
  };
  readonly age: PrintedAge;
  readonly summary: { readonly heading: string; readonly text: string };
  readonly counts: { readonly heading: string; readonly facts: readonly PrintedFact[] };
  readonly findings: { readonly heading: string; readonly none: string; readonly laws: readonly PrintedLaw[] };
  readonly coverage: {
    readonly heading: string;
    readonly hint: string;
    readonly checks: readonly PrintedCheck[];
    readonly ignored: { readonly heading: string; readonly hint: string; readonly lines: readonly string[] };
  };
  readonly file: { readonly heading: string; readonly facts: readonly PrintedFact[] };
  readonly disclaimer: { readonly heading: string; readonly text: string; readonly catalogue: string };
  readonly pageOf: (page: number, pages: number) => string;
  /** Says that so many places found no room. */
  readonly leftOut: (places: number) => string;
  /** Says that so many frames found no room. */
  readonly framesLeftOut: (frames: number) => string;
}

export interface PrintedFact {
  readonly name: string;
  readonly value: string;
}

/** Everything that one article is about. */
export interface PrintedLaw {
  readonly law: string;
  readonly risks: readonly PrintedRisk[];
}

export interface PrintedRisk {
  readonly name: string;
  readonly severity: 'critical' | 'high' | 'medium' | 'low' | 'info';
  /** Severity and category. */
  readonly sub: string;
  /** Other articles, sanctions, fixes: a name and one or more lines each. */
  readonly facts: readonly { readonly name: string; readonly lines: readonly string[] }[];
  readonly places: readonly PrintedPlace[];
}

export interface PrintedPlace {
  readonly time: string;
  readonly sub: string;
  readonly evidence: readonly PrintedEvidence[];
  readonly frames: readonly PrintedFrame[];
  readonly comment: string;
}

/** One line of evidence; what the rule matched is lit up. */
export interface PrintedEvidence {
  readonly runs: readonly { readonly text: string; readonly isLit: boolean }[];
}

export interface PrintedFrame {
  /** Of the stored JPEG; undefined: it is not to be printed. */
  readonly key: string | undefined;
  readonly caption: string;
  /** Shares of the picture, from its upper left corner. */
  readonly boxes: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  /** Stands where the picture does not. */
  readonly unprinted: string;
}

export interface PrintedCheck {
  readonly check: string;
  readonly state: 'checked' | 'part' | 'not-checked';
  readonly stateText: string;
  readonly lines: readonly string[];
}
