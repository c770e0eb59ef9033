import type { Operations, ProcessAnswer, ProcessQuestion } from './process-messages.js';

export type Handlers<Ops extends Operations> = {
  readonly [Name in keyof Ops]: (ask: Ops[Name]['ask']) => Promise<Ops[Name]['answer']>;
};

/** The process's side: answers each question in turn; the asker sends one at a time. Ends with its parent. */
export const serveProcess = <Ops extends Operations>(handlers: Handlers<Ops>): void => {
  const answer = (message: ProcessAnswer): void => void process.send?.(message);
  process.on('message', (question: ProcessQuestion) => void answerTo(handlers, question).then(answer));
  process.on('disconnect', () => process.exit(0));
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
};

/** What the parent gave on the command line. */
export const givenOptions = (): unknown => JSON.parse(process.argv[2] ?? 'null');

const answerTo = async <Ops extends Operations>(
  handlers: Handlers<Ops>,
  { operation, ask }: ProcessQuestion,
): Promise<ProcessAnswer> => {
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
