import type { Report } from '../../domain/report/report.js';
import type { Locale } from '../../domain/user/user.js';

/** Makes a report into a document that a person reads, prints and hands on. */
export interface ReportRenderer {
  /** Media type of what `render` gives, such as `application/pdf`. */
  readonly contentType: string;
  /** Ending of a file name for it, without the dot. */
  readonly fileExtension: string;
  /**
   * The whole document in the reader's language. The same report gives the same bytes. Texts of people and models come
   * out as text, whatever they contain. Pictures that prove findings are in it; of a sensitive one, and of one that is gone, it
   * is said that it is not. What a very long report has no room for is counted in the document, never dropped
   * silently. Throws `ReportRenderFault` before the first chunk or not at all.
   */
  render(report: Report, locale: Locale): AsyncIterable<Uint8Array>;
}

export class ReportRenderFault extends Error {
  override readonly name = 'ReportRenderFault';
}
