import { parentPort } from 'node:worker_threads';
import type { Operations, ThreadAnswer, ThreadQuestion } from './thread-messages.js';

export type Handlers<Ops extends Operations> = {
  readonly [Name in keyof Ops]: (ask: Ops[Name]['ask']) => Promise<Ops[Name]['answer']>;
};

/** The thread's side: answers each question in turn, as a message; the asker sends one at a time. */
export const serveThread = <Ops extends Operations>(handlers: Handlers<Ops>): void => {
  const port = parentPort;
  if (port === null) throw new Error('this module runs in a worker thread only');
  port.on('message', (question: ThreadQuestion) => {
    void answerTo(handlers, question).then((answer) => port.postMessage(answer));
  });
};

const answerTo = async <Ops extends Operations>(
  handlers: Handlers<Ops>,
  { operation, ask }: ThreadQuestion,
): Promise<ThreadAnswer> => {
  const startedAt = performance.now();
  try {
    const handler = handlers[operation];
    if (handler === undefined) throw new Error(`unknown operation ${operation}`);
    const answer: unknown = await handler(ask);
    return { ok: true, answer, elapsedMs: performance.now() - startedAt };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
};
