import type { Locale } from '../../domain/user/user.js';
import type { JobName } from '../../application/index.js';

/** What the pages for admins know of the parts that the composition root chose. */
export interface AdminServices {
  /** Jobs of the queue that wait or run, by name. */
  pendingJobs(): Promise<Readonly<Partial<Record<JobName, number>>>>;
  readonly mail: MailRoute;
  /** What this process is made of, and what it keeps. Figures that take long to find are at most ten minutes old. */
  system(): Promise<SystemFacts>;
}

/** Letters lie in a folder for somebody to read, or leave through a server and are not kept. */
export type MailRoute = LetterBox | { readonly kind: 'smtp'; readonly server: string };

export interface LetterBox {
  readonly kind: 'folder';
  /** The newest first. */
  letters(limit: number): Promise<readonly LetterHead[]>;
  /** Undefined when there is none of that name, whatever the name is. */
  letter(file: string): Promise<Letter | undefined>;
}

export interface LetterHead {
  readonly file: string;
  readonly subject: string;
  readonly to: string;
  /** As its `Date` header says. */
  readonly date: string;
}

export interface Letter extends LetterHead {
  readonly text: string;
  readonly html: string;
}

export interface SystemFacts {
  readonly versions: readonly { readonly name: string; readonly version: string }[];
  readonly models: readonly { readonly name: string; readonly licence: string; readonly isInstalled: boolean }[];
  /** Which part stands where. */
  readonly configuration: Readonly<Record<Locale, readonly string[]>>;
  /** What is set and does nothing, or is doubtful. A process with a wrong configuration shows no pages. */
  readonly warnings: readonly { readonly variable: string; readonly message: Readonly<Record<Locale, string>> }[];
  readonly storage: readonly StoragePart[];
  /** When the store was walked. */
  readonly storageAsOfMs: number;
}

export interface StoragePart {
  readonly prefix: string;
  readonly objects: number;
  readonly bytes: number;
  /** The walk stopped at its limit: there is more. */
  readonly isCut: boolean;
}
