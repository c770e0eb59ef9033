import PDFDocument from 'pdfkit';
import type { Fonts } from './fonts.js';
import { plainText } from './plain-text.js';
import { printLimits } from './print-limits.js';

export const ink = {
  text: '#1b1f24',
  quiet: '#57606a',
  line: '#d0d7de',
  accent: '#1f4e8c',
  warning: '#8a4b00',
  critical: '#a40e26',
  high: '#b35900',
  medium: '#7a6200',
  low: '#1f4e8c',
  info: '#57606a',
  mark: '#e0a800',
} as const;

export interface TextStyle {
  readonly size?: number;
  readonly color?: string;
  readonly isBold?: boolean;
  /** Points from the left margin. */
  readonly indent?: number;
  /** Points of room above. */
  readonly above?: number;
}

export interface Run {
  readonly text: string;
  readonly isLit: boolean;
}

export interface SheetOptions {
  readonly title: string;
  readonly language: string;
  readonly createdAt: Date;
}

/** Writes from the top of the paper down; starts a new page when one is full. */
export class Sheet {
  readonly document: PDFKit.PDFDocument;

  constructor(fonts: Fonts, { title, language, createdAt }: SheetOptions) {
    this.document = new PDFDocument({
      size: 'A4',
      margins: { top: 48, bottom: 60, left: 50, right: 50 },
      bufferPages: true,
      pdfVersion: '1.7',
      lang: language,
      displayTitle: true,
      // pdfkit would take the present moment: the same report has to give the same bytes.
      info: { Title: plainText(title, printLimits.title), CreationDate: createdAt, ModDate: createdAt },
    });
    this.document.registerFont('regular', fonts.regular);
    this.document.registerFont('bold', fonts.bold);
    this.document.font('regular').fontSize(9.5).fillColor(ink.text);
  }

  get left(): number {
    return this.document.page.margins.left;
  }

  get width(): number {
    return this.document.page.width - this.left - this.document.page.margins.right;
  }

  /** Starts a new page when less than this is left, so that a heading is never alone at the foot. */
  keepTogether(points: number): void {
    const { document } = this;
    if (document.y + points > document.page.height - document.page.margins.bottom) document.addPage();
  }

  gap(points: number): void {
    this.document.y += points;
  }

  rule(): void {
    const { document, left, width } = this;
    document
      .moveTo(left, document.y)
      .lineTo(left + width, document.y)
      .lineWidth(0.5)
      .strokeColor(ink.line)
      .stroke();
    this.gap(6);
  }

  heading(text: string): void {
    this.keepTogether(70);
    this.gap(14);
    this.paragraph(text, { size: 13, isBold: true, color: ink.accent });
    this.gap(3);
    this.rule();
  }

  paragraph(text: string, style: TextStyle = {}): void {
    this.runs([{ text, isLit: style.isBold ?? false }], style);
  }

  /** One paragraph in which the lit parts are bold. */
  runs(runs: readonly Run[], { size = 9.5, color = ink.text, indent = 0, above = 0 }: TextStyle = {}): void {
    const shown = runs.map(({ text, isLit }) => ({ text: plainText(text), isLit })).filter(({ text }) => text !== '');
    if (shown.length === 0) return;
    const { document } = this;
    this.gap(above);
    document.x = this.left + indent;
    document.fontSize(size).fillColor(color);
    for (const [at, { text, isLit }] of shown.entries())
      document
        .font(isLit ? 'bold' : 'regular')
        .text(text, { width: this.width - indent, lineGap: 1.5, continued: at < shown.length - 1 });
    document.x = this.left;
  }

  /** One short line at a place of its own; what does not fit is cut. */
  caption(text: string, left: number, top: number, width: number): void {
    this.document.font('regular').fontSize(7.5).fillColor(ink.quiet);
    this.document.text(plainText(text, 120), left, top, { width, height: 10, ellipsis: true, lineBreak: false });
  }

  bullet(text: string, style: TextStyle = {}): void {
    const { indent = 0 } = style;
    this.keepTogether(16);
    this.gap(style.above ?? 1.5);
    const { document } = this;
    const { y } = document;
    document
      .font('regular')
      .fontSize(style.size ?? 9.5)
      .fillColor(ink.quiet)
      .text('•', this.left + indent, y, { lineBreak: false });
    document.y = y;
    this.paragraph(text, { ...style, indent: indent + 12, above: 0 });
  }

  /** A name on the left, its value beside it. */
  fact(name: string, value: string, nameWidth = 170): void {
    const { document } = this;
    this.keepTogether(16);
    const { y } = document;
    document.font('regular').fontSize(9.5).fillColor(ink.quiet);
    document.text(plainText(name, 200), this.left, y, { width: nameWidth - 10, lineGap: 1.5 });
    const below = document.y;
    document.y = y;
    const page = document.page;
    this.paragraph(value, { indent: nameWidth });
    if (document.page === page) document.y = Math.max(document.y, below);
    this.gap(2);
  }
}
