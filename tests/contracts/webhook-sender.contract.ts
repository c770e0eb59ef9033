import type { TestFn } from 'ava';
import type { SendResult, WebhookMessage, WebhookSender } from '../../application/ports/webhook-sender.js';
import type { WebhookUrl } from '../../domain/webhook/webhook-url.js';

export interface WebhookSenderContractOptions {
  readonly name: string;
  /** A sender that allows two messages to a host at once, and a receiver that it may reach. */
  readonly create: () => Promise<{
    readonly subject: WebhookSender;
    /** An address of the receiver. */
    readonly url: WebhookUrl;
    /** What has come in, in order. */
    readonly received: () => readonly Pick<WebhookMessage, 'id' | 'timestamp' | 'signature' | 'body'>[];
    /** From now on the receiver answers with that status; `hold` keeps it waiting until it resolves. */
    readonly answer: (status: number, retryAfterS?: number, hold?: Promise<void>) => void;
    readonly dispose: () => Promise<void>;
  }>;
}

const message = (url: WebhookUrl, id = 'message-1'): WebhookMessage => ({
  url,
  id,
  timestamp: 1_767_268_800,
  signature: 'v1,AAAA v1,BBBB',
  body: '{"type":"webhook.ping","data":{"ё":"«»"}}',
});

const never = new AbortController().signal;

const statusOf = (result: SendResult): number | undefined =>
  result.kind === 'tried' && result.outcome.kind === 'answered' ? result.outcome.status : undefined;

export const webhookSenderContract = (test: TestFn, { name, create }: WebhookSenderContractOptions): void => {
  test(`${name}: a message is posted once, letter by letter, with its three headers`, async (t) => {
    const { subject, url, received, dispose } = await create();
    const { url: _url, ...given } = message(url);
    t.is(statusOf(await subject.send(message(url), never)), 204);
    t.deepEqual(received(), [given]);
    await dispose();
  });

  test(`${name}: every status is an answer, not a fault, and none is followed or tried again`, async (t) => {
    const { subject, url, received, answer, dispose } = await create();
    for (const status of [200, 301, 307, 404, 410, 500]) {
      answer(status);
      t.is(statusOf(await subject.send(message(url), never)), status);
    }
    t.is(received().length, 6);
    await dispose();
  });

  test(`${name}: Retry-After is told of 429 and 503`, async (t) => {
    const { subject, url, answer, dispose } = await create();
    for (const status of [429, 503]) {
      answer(status, 120);
      t.like(await subject.send(message(url), never), { kind: 'tried', retryAfterMs: 120_000 });
    }
    answer(429);
    t.like(await subject.send(message(url), never), { kind: 'tried', retryAfterMs: undefined });
    await dispose();
  });

  test(`${name}: a host with enough messages on their way is busy, and free again afterwards`, async (t) => {
    const { subject, url, received, answer, dispose } = await create();
    let release = (): void => undefined;
    answer(204, undefined, new Promise((resolve) => (release = resolve)));
    const first = [subject.send(message(url, 'a'), never), subject.send(message(url, 'b'), never)];
    t.deepEqual(await subject.send(message(url, 'c'), never), { kind: 'busy' });
    release();
    t.deepEqual((await Promise.all(first)).map(statusOf), [204, 204]);
    answer(204);
    t.is(statusOf(await subject.send(message(url, 'd'), never)), 204);
    t.deepEqual(
      received()
        .map(({ id }) => id)
        .sort(),
      ['a', 'b', 'd'],
    );
    await dispose();
  });

  test(`${name}: an abort ends the attempt with its reason`, async (t) => {
    const { subject, url, answer, received, dispose } = await create();
    let release = (): void => undefined;
    answer(204, undefined, new Promise((resolve) => (release = resolve)));
    const reason = new Error('the worker stops');
    const controller = new AbortController();
    const sending = t.throwsAsync(subject.send(message(url), controller.signal), { is: reason });
    while (received().length === 0) await new Promise((resolve) => setImmediate(resolve));
    controller.abort(reason);
    await sending;
    release();
    await t.throwsAsync(subject.send(message(url), AbortSignal.abort(reason)), { is: reason });
    await dispose();
  });

  test(`${name}: literals of forbidden networks are told beforehand; names are not judged`, async (t) => {
    const { subject, dispose } = await create();
    t.false(subject.isAllowed('https://169.254.169.254/latest/' as WebhookUrl));
    t.true(subject.isAllowed('https://hooks.example.com/' as WebhookUrl));
    t.true(subject.isAllowed('https://8.8.8.8/' as WebhookUrl));
    t.like(await subject.send(message('https://169.254.169.254/' as WebhookUrl), never), {
      outcome: { kind: 'unanswered', error: 'address-not-allowed' },
    });
    await dispose();
  });
};
