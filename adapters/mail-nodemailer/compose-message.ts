import type { Notification } from '../../application/ports/notifier.js';
import { frames, wordsOf } from './message-words.js';

export interface ComposedMessage {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** RFC 5322 2.1.1 folds beyond that; readers cut it anyway. */
const maxSubject = 150;
const maxLine = 2_000;

export const composeMessage = (notification: Notification): ComposedMessage => {
  const { subject, paragraphs, linkLabel } = wordsOf(notification);
  const { greeting, footer } = frames[notification.locale];
  const lines = [greeting(oneLine(notification.recipientName, 100)), ...paragraphs].map((line) =>
    oneLine(line, maxLine),
  );
  const link = webLink(notification.link);
  return {
    subject: oneLine(subject, maxSubject),
    text: [...lines, `${linkLabel}: ${link}`, '-- \n' + footer].join('\n\n') + '\n',
    html: [
      `<!doctype html>\n<html lang="${notification.locale}"><head><meta charset="utf-8"></head><body>`,
      ...lines.map((line) => `<p>${escapeHtml(line)}</p>`),
      `<p><a href="${escapeHtml(link)}">${escapeHtml(linkLabel)}</a></p>`,
      `<p><small>${escapeHtml(footer)}</small></p>`,
      '</body></html>\n',
    ].join('\n'),
  };
};

/** Titles and names come from people: a line break in one must not begin a header or a paragraph of its own. */
export const oneLine = (text: string, maxLength: number): string => {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  const characters = [...line];
  return characters.length <= maxLength ? line : `${characters.slice(0, maxLength - 1).join('')}…`;
};

/** Throws a `TypeError` for anything but a link to a web page. */
const webLink = (link: string): string => {
  const url = new URL(link);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new TypeError(`Not a web link: ${url.protocol}`);
  return url.href;
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
