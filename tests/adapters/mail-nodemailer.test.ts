import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { createRecordingNotifier } from '../../adapters/in-memory/fakes/index.js';
import {
  createOutboxFolderNotifier,
  createSmtpNotifier,
  listOutbox,
  readLetter,
} from '../../adapters/mail-nodemailer/index.js';
import { NotificationFault, type Notification } from '../../application/ports/notifier.js';
import { address, everyNotification, notifierContract, type DeliveredLetter } from '../contracts/notifier.contract.js';
import { startLoopbackSmtpServer } from './loopback-smtp-server.js';

const from = 'AI-Комплаенс <noreply@example.com>';
const anna = address('anna@example.com');

const letterHead = (raw: string): DeliveredLetter => ({
  to: /^To: (?:.*<)?([^<>\r\n]+)>?\r?$/m.exec(raw)?.[1] ?? '',
  messageId: /^Message-ID: (.*?)\r?$/m.exec(raw)?.[1] ?? '',
});

const scratch = (): Promise<string> => mkdtemp(join(tmpdir(), 'outbox-'));

notifierContract(test, {
  name: 'outbox folder',
  async create() {
    const root = await scratch();
    const folder = join(root, 'made', 'on', 'demand');
    return {
      subject: createOutboxFolderNotifier({ folder, from }),
      delivered: async () => {
        const names = (await readdir(folder)).sort();
        return Promise.all(names.map(async (name) => letterHead(await readFile(join(folder, name), 'utf8'))));
      },
      async breakDown() {
        await writeFile(join(root, 'made'), 'a file where the folder should be');
      },
      dispose: () => rm(root, { recursive: true }),
    };
  },
});

notifierContract(test, {
  name: 'SMTP',
  async create() {
    const server = await startLoopbackSmtpServer();
    const subject = createSmtpNotifier({ host: '127.0.0.1', port: server.port, security: 'none', from });
    return {
      subject,
      delivered: async () => server.received.map(({ data }) => letterHead(data)),
      breakDown: () => server.close(),
      async dispose() {
        await subject[Symbol.asyncDispose]();
        await server.close();
      },
    };
  },
});

notifierContract(test, {
  name: 'recording notifier',
  async create() {
    const subject = createRecordingNotifier();
    return {
      subject,
      delivered: async () => subject.sent.map(({ to }, at) => ({ to, messageId: subject.ids[at] ?? `unnamed ${at}` })),
      breakDown: async () => subject.setDown(true),
      dispose: async () => {},
    };
  },
});

/** Headers and decoded parts of a message as nodemailer writes it. */
const readMail = (raw: string) => {
  const [head = ''] = raw.split('\r\n\r\n', 1);
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1] ?? 'none';
  const parts = raw
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [partHead = '', ...rest] = part.split('\r\n\r\n');
      return { type: /Content-Type: ([\w/]+)/.exec(partHead)?.[1], content: decode(partHead, rest.join('\r\n\r\n')) };
    });
  const partOf = (type: string): string => parts.find((part) => part.type === type)?.content ?? '';
  return {
    head,
    headerNames: [...head.matchAll(/^[\w-]+(?=:)/gm)].map(([name]) => name),
    text: partOf('text/plain'),
    html: partOf('text/html'),
  };
};

const decode = (head: string, body: string): string => {
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString();
  if (!/quoted-printable/i.test(head)) return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_match, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
};

const sentToOutbox = async (notification: Notification, settingsUrl?: string) => {
  const folder = await scratch();
  const settings = settingsUrl === undefined ? {} : { settingsUrl };
  await createOutboxFolderNotifier({ folder, from, ...settings }).send(notification);
  const [file = ''] = await readdir(folder);
  const raw = await readFile(join(folder, file), 'utf8');
  const [entry] = await listOutbox(folder, 1);
  await rm(folder, { recursive: true });
  return { raw, entry, ...readMail(raw) };
};

const factNames = [
  ...['triggerCount', 'confirmedCount', 'validMinutes', 'videoTitle', 'host', 'operatorName', 'comment'],
  ...['videoId', 'stage', 'fault'],
];

const whyFailed = { ru: 'В файле нет изображения, только звук.', en: 'The file has no picture, only sound.' };

test('every message has a sober subject, a greeting, its facts and its link, as text and as HTML', async (t) => {
  const subjects: string[] = [];
  for (const notification of everyNotification(anna)) {
    const { entry, text, html, headerNames } = await sentToOutbox(notification);
    subjects.push(entry?.subject ?? '');
    t.regex(text, notification.locale === 'ru' ? /Здравствуйте, Анна!/ : /Hello Ann,/);
    t.true(text.includes(notification.link), text);
    t.true(html.includes(`href="${notification.link.replaceAll('&', '&amp;')}"`), html);
    const facts = Object.entries(notification).flatMap(([key, value]) =>
      factNames.includes(key) ? [String(value)] : [],
    );
    if (notification.kind === 'video-failed') facts.push(whyFailed[notification.locale]);
    for (const fact of facts) t.true(text.includes(fact) && html.includes(fact), fact);
    t.true(headerNames.includes('Auto-Submitted'));
  }
  t.deepEqual(subjects, [
    'Проверка видео завершена: Отпуск',
    'Отчёт готов: Отпуск',
    'Видео не удалось проверить: Отпуск',
    'Анализ не удался на шаге transcribe: Отпуск',
    'Вебхук отключён: hooks.example.com',
    'Нужно ваше решение: Отпуск',
    'Смена пароля',
    'Пароль изменён',
    'Video check finished: Отпуск',
    'Report ready: Отпуск',
    'Video could not be checked: Отпуск',
    'Analysis failed at stage transcribe: Отпуск',
    'Webhook disabled: hooks.example.com',
    'Your judgement is needed: Отпуск',
    'Password change',
    'Your password was changed',
  ]);
});

const withTitle = (videoTitle: string, recipientName = 'Анна'): Notification => ({
  to: anna,
  locale: 'ru',
  recipientName,
  kind: 'analysis-ready',
  videoTitle,
  link: 'https://example.com/',
  triggerCount: 1,
});

test('a title or a name cannot add a header, a recipient or a part', async (t) => {
  const plain = await sentToOutbox(withTitle('Отпуск'));
  for (const attack of [
    'x\r\nBcc: thief@example.com',
    'x\nBcc: thief@example.com',
    'x\rBcc: thief@example.com',
    'x\u2028Bcc: thief@example.com\u0085Bcc: thief@example.com\0',
    'x\r\n\r\n<script>alert(1)</script>',
    '=?utf-8?Q?x=0D=0ABcc:_thief@example.com?=',
    '"x" <thief@example.com>, thief@example.com',
  ]) {
    const { headerNames, head, html } = await sentToOutbox(withTitle(attack, attack));
    t.deepEqual(headerNames, plain.headerNames, attack);
    t.is(/^To: .*<(anna@example\.com)>$/ms.exec(head)?.[1], 'anna@example.com');
    t.false(html.includes('<script'), html);
  }
  const server = await startLoopbackSmtpServer();
  await using notifier = createSmtpNotifier({ host: '127.0.0.1', port: server.port, security: 'none', from });
  await notifier.send(withTitle('x', '"x" <thief@example.com>, thief@example.com'));
  t.deepEqual(server.received[0]?.to, ['anna@example.com']);
  await server.close();
});

test('HTML escapes everything that people wrote', async (t) => {
  const { html, text } = await sentToOutbox(withTitle(`<img src=x onerror="alert('1')"> & Co`));
  t.true(html.includes("&lt;img src=x onerror=&quot;alert('1')&quot;&gt; &amp; Co"), html);
  t.true(text.includes(`<img src=x onerror="alert('1')"> & Co`));
});

test('a failure that this release has no words for sends the reader to the page of the video', async (t) => {
  const recipient = { to: anna, recipientName: '', videoTitle: 'x', link: 'https://example.com/' } as const;
  for (const locale of ['ru', 'en'] as const) {
    const { text } = await sentToOutbox({ ...recipient, locale, kind: 'video-failed', reason: '__proto__' });
    t.regex(text, locale === 'ru' ? /Причина указана на странице видео\./ : /The page of the video tells the reason\./);
    t.false(text.includes('__proto__'));
  }
});

test('letters that people may turn off say where, the others do not', async (t) => {
  const settingsUrl = 'https://example.com/client/users/profile/';
  for (const notification of everyNotification(anna)) {
    const { head, text, html } = await sentToOutbox(notification, settingsUrl);
    const isOptional = ['analysis-ready', 'report-published', 'video-failed', 'stage-exhausted'].includes(
      notification.kind,
    );
    t.is(head.includes(`List-Unsubscribe: <${settingsUrl}>`), isOptional, notification.kind);
    t.is(text.includes(settingsUrl), isOptional);
    t.is(html.includes(settingsUrl), isOptional);
  }
});

test('a letter loads nothing from elsewhere, fits a narrow phone and has colours of its own for the dark', async (t) => {
  for (const notification of everyNotification(anna)) {
    const { html, entry } = await sentToOutbox(notification);
    t.notRegex(html, /<(?:img|link|script|iframe)|url\(|@import/i);
    t.regex(html, /<meta name="viewport" content="width=device-width, initial-scale=1"/);
    t.regex(html, /prefers-color-scheme: dark/);
    t.regex(html, new RegExp(`^<!DOCTYPE html><html lang="${notification.locale}">`, 'i'));
    t.true(html.includes(`<title>${entry?.subject}</title>`), html);
    t.regex(html, /class="preheader"[^>]*display:none[^>]*>[^<]{10,140}</);
  }
});

test('a long title is cut in the subject', async (t) => {
  const { entry } = await sentToOutbox(withTitle('🎬'.repeat(500)));
  t.true([...(entry?.subject ?? '')].length <= 150);
  t.true(entry?.subject.endsWith('🎬…'), entry?.subject);
});

test('only a link to a web page is sent', async (t) => {
  const folder = await scratch();
  const notifier = createOutboxFolderNotifier({ folder, from });
  const notification = { ...withTitle('x'), link: 'javascript:alert(1)' };
  await t.throwsAsync(notifier.send(notification), { instanceOf: TypeError });
  t.deepEqual(await readdir(folder), []);
  await rm(folder, { recursive: true });
});

test('the outbox lists the newest first, is bounded, shows no unfinished file, and is empty when there is no folder', async (t) => {
  const folder = await scratch();
  const notifier = createOutboxFolderNotifier({ folder, from, maxMessages: 3 });
  for (const title of ['one', 'two', 'three', 'four']) {
    await notifier.send(withTitle(title));
    // Names sort by the millisecond.
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await writeFile(join(folder, '.half.eml.part'), 'Subject: half');
  const subjects = (await listOutbox(folder, 10)).map(({ subject }) => subject.split(': ')[1]);
  t.deepEqual(subjects, ['four', 'three', 'two']);
  const [newest] = await listOutbox(folder, 1);
  t.is(newest?.to, 'Анна <anna@example.com>');
  t.true(Math.abs(Date.parse(newest?.date ?? '') - Date.now()) < 60_000);
  t.deepEqual(await listOutbox(join(folder, 'none'), 5), []);
  await t.throwsAsync(listOutbox(join(folder, newest?.file ?? ''), 5), { instanceOf: NotificationFault });
  await rm(folder, { recursive: true });
});

test('settings that cannot work are refused at once', (t) => {
  const smtp = { host: 'mail.example.com', port: 587, security: 'starttls', from } as const;
  for (const wrong of [
    { host: '' },
    { port: 0 },
    { maxConnections: 0 },
    { maxLettersPerConnection: 0 },
    { connectTimeoutMs: 0 },
    { settingsUrl: 'javascript:alert(1)' },
    { from: 'nobody' },
    { from: 'a@b.c\r\nBcc: x@y.z' },
  ])
    t.throws(() => createSmtpNotifier({ ...smtp, ...wrong }), { instanceOf: RangeError });
  for (const wrong of [{ folder: '' }, { maxMessages: 0 }, { from: '' }])
    t.throws(() => createOutboxFolderNotifier({ folder: 'outbox', from, ...wrong }), { instanceOf: RangeError });
});

test('a letter of the folder is read as it was composed, and nothing but letters can be asked for', async (t) => {
  const folder = await scratch();
  for (const notification of everyNotification(anna)) {
    const { raw: _, entry, text, html } = await sentToOutbox(notification);
    await createOutboxFolderNotifier({ folder, from }).send(notification);
    const [newest] = await listOutbox(folder, 1);
    const letter = await readLetter(folder, newest?.file ?? '');
    t.is(letter?.subject, entry?.subject);
    t.is(letter?.to, entry?.to);
    t.is(letter?.text, text.replaceAll('\r\n', '\n'));
    t.is(letter?.html, html.replaceAll('\r\n', '\n'));
    t.regex(letter?.html ?? '', /^<!doctype html>/i);
  }
  const [newest] = await listOutbox(folder, 1);
  await writeFile(join(folder, 'secret.eml'), 'x');
  for (const name of ['secret.eml', `../${folder}/${newest?.file}`, `./${newest?.file}`, '', '..'])
    t.is(await readLetter(folder, name), undefined, name);
  await rm(folder, { recursive: true });
  t.is(await readLetter(folder, newest?.file ?? ''), undefined);
});
