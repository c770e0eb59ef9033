import { z } from 'zod';

const span = z.object({ start_ms: z.number(), end_ms: z.number() });

/** Read one by one: a single word with broken numbers is left out, the rest of the speech is kept. */
export const workerWord = span.extend({ text: z.string(), probability: z.number() });

const workerMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), engine: z.string(), model: z.string(), device: z.string() }),
  z.object({ type: z.literal('segment'), id: z.string(), words: z.array(z.unknown()) }),
  z.object({ type: z.literal('progress'), id: z.string(), done_ms: z.number() }),
  z.object({
    type: z.literal('done'),
    id: z.string(),
    language: z.string().nullish(),
    speech: z.array(z.unknown()),
    elapsed_ms: z.number(),
  }),
  z.object({ type: z.literal('error'), id: z.string().nullish(), code: z.string(), message: z.string() }),
]);
export type WorkerMessage = z.infer<typeof workerMessage>;

export const workerSpan = span;

/** Undefined when the line is not a message of the protocol. */
export const parseWorkerLine = (line: string): WorkerMessage | undefined => {
  try {
    return workerMessage.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
};

export type WorkerRequest =
  | { readonly op: 'transcribe'; readonly id: string; readonly path: string; readonly language: string | null }
  | { readonly op: 'cancel'; readonly id: string };
