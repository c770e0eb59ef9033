import type { TestFn } from 'ava';
import { NotificationFault, type Notification, type Notifier } from '../../application/ports/notifier.js';
import { email, locales, type Email } from '../../domain/user/user.js';

export interface NotifierContractOptions {
  readonly name: string;
  readonly create: () => Promise<{
    readonly subject: Notifier;
    /** What the mail system has taken, in order. */
    readonly delivered: () => Promise<readonly DeliveredLetter[]>;
    /** The mail system is away from now on. */
    readonly breakDown: () => Promise<void>;
    readonly dispose: () => Promise<void>;
  }>;
}

export interface DeliveredLetter {
  /** The address alone. */
  readonly to: string;
  readonly messageId: string;
}

export const address = (text: string): Email => {
  const checked = email(text);
  if (!checked.ok) throw new Error(`not an address: ${text}`);
  return checked.value;
};

/** One notification of every kind in every language. */
export const everyNotification = (to: Email): readonly Notification[] =>
  locales.flatMap((locale): Notification[] => {
    const recipient = { to, locale, recipientName: locale === 'ru' ? 'Анна' : 'Ann' };
    const about = { videoTitle: 'Отпуск', link: 'https://example.com/client/reports/1/?a=1&b=2' };
    return [
      { ...recipient, ...about, kind: 'analysis-ready', triggerCount: 7 },
      { ...recipient, ...about, kind: 'report-published', confirmedCount: 4 },
      { ...recipient, ...about, kind: 'video-failed', reason: 'no-video-stream' },
      {
        ...recipient,
        ...about,
        kind: 'stage-exhausted',
        videoId: '0190a5b4-1c2d-7e3f-8a4b-5c6d7e8f9a0b',
        stage: 'transcribe',
        fault: 'StorageFault: no answer',
      },
      {
        ...recipient,
        kind: 'webhook-disabled',
        host: 'hooks.example.com',
        reason: locale === 'ru' ? 'gone' : 'failing',
        link: 'https://example.com/client/webhooks/1/',
      },
      { ...recipient, ...about, kind: 'task-escalated', operatorName: 'Олег', comment: 'Это реклама?' },
      { ...recipient, kind: 'password-reset', link: 'https://example.com/reset/abc/', validMinutes: 30 },
      { ...recipient, kind: 'password-changed', link: 'https://example.com/reset/' },
    ];
  });

export const notifierContract = (test: TestFn, { name, create }: NotifierContractOptions): void => {
  test(`${name}: every kind of message is handed over to its recipient, in both languages`, async (t) => {
    const { subject, delivered, dispose } = await create();
    const messages = everyNotification(address('anna@example.com'));
    for (const message of messages) await subject.send(message);
    t.deepEqual(
      (await delivered()).map(({ to }) => to),
      messages.map(() => 'anna@example.com'),
    );
    await dispose();
  });

  test(`${name}: sending the same twice sends two messages; under one id both carry one Message-ID`, async (t) => {
    const { subject, delivered, dispose } = await create();
    const [message] = everyNotification(address('anna@example.com'));
    if (!message) throw new Error('no message');
    for (const id of [undefined, undefined, '0190-a', '0190-a', '0190-b']) await subject.send(message, id);
    const ids = (await delivered()).map(({ messageId }) => messageId);
    t.is(ids.length, 5);
    t.is(new Set(ids.slice(0, 3)).size, 3, ids.join(' '));
    t.is(ids[2], ids[3]);
    t.not(ids[3], ids[4]);
    await dispose();
  });

  test(`${name}: a mail system that is away is a NotificationFault with its cause, worth another try`, async (t) => {
    const { subject, breakDown, dispose } = await create();
    const [message] = everyNotification(address('anna@example.com'));
    if (!message) throw new Error('no message');
    await breakDown();
    const error = await t.throwsAsync(subject.send(message), { instanceOf: NotificationFault });
    t.true(error?.cause instanceof Error);
    t.false(error?.isPermanent);
    await dispose();
  });
};
