import { fileURLToPath } from 'node:url';
import pug from 'pug';
import type { Notification } from '../../application/ports/notifier.js';
import { oneLine } from './one-line.js';
import { tidy } from './tidy.js';
import { catalogues, wordsOf } from './words/words-of.js';

export interface ComposedLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** RFC 5322 2.1.1 folds beyond that; readers cut it anyway. */
const maxSubject = 150;
/** No list of letters shows more. */
const maxPreheader = 140;

const template = pug.compileFile(fileURLToPath(new URL('letter.pug', import.meta.url)), { compileDebug: false });

/** `settingsLink`: where the reader says which letters they want, for letters that are theirs to choose. */
export const composeLetter = (notification: Notification, settingsLink: string | undefined): ComposedLetter => {
  const tidied = tidy(notification);
  const { locale, link, recipientName } = tidied;
  const words = wordsOf(tidied);
  const catalogue = catalogues[locale];
  const href = webLink(link);
  const greeting = catalogue.greeting(recipientName);
  const quoted = words.quote === undefined ? [] : [`> ${words.quote}`];
  const footer = [
    catalogue.automatic,
    ...(settingsLink === undefined ? [] : [`${catalogue.settings}: ${settingsLink}`]),
  ];
  return {
    subject: oneLine(words.subject, maxSubject),
    text:
      [greeting, ...words.paragraphs, ...quoted, `${words.linkLabel}:\n${href}`, ['-- ', ...footer].join('\n')].join(
        '\n\n',
      ) + '\n',
    html: template({
      ...words,
      preheader: oneLine(words.preheader, maxPreheader),
      locale,
      greeting,
      href,
      settingsLink,
      catalogue,
    }),
  };
};

/** Throws a `TypeError` for anything but a link to a web page. */
const webLink = (link: string): string => {
  const url = new URL(link);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new TypeError(`Not a web link: ${url.protocol}`);
  return url.href;
};
