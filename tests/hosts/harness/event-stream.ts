import type { WebHarness } from './web-harness.js';

export interface StreamedEvent {
  readonly event: string;
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface EventStream {
  readonly status: number;
  readonly headers: Headers;
  /** The next event; undefined when the stream has ended. Comments are counted, not returned. */
  next(): Promise<StreamedEvent | undefined>;
  /** Waits until that many comments have come. */
  comments(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Reads server-sent events (HTML, 9.2.6) as they come. */
export const openStream = async (
  { url }: Pick<WebHarness, 'url'>,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<EventStream> => {
  const stop = new AbortController();
  const answer = await fetch(url + path, { headers, signal: stop.signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const waiting: StreamedEvent[] = [];
  let buffer = '';
  let commented = 0;

  const readMore = async (): Promise<boolean> => {
    const chunk = await reader?.read();
    if (chunk === undefined || chunk.done) return false;
    const blocks = (buffer + chunk.value).split('\n\n');
    buffer = blocks.pop() ?? '';
    for (const block of blocks) {
      const lines = new Map(block.split('\n').map((line) => splitOnce(line)));
      if (block.startsWith(':')) commented++;
      const data = lines.get('data');
      if (data !== undefined)
        waiting.push({
          event: lines.get('event') ?? 'message',
          id: lines.get('id') ?? '',
          data: JSON.parse(data) as StreamedEvent['data'],
        });
    }
    return true;
  };

  return {
    status: answer.status,
    headers: answer.headers,
    async next() {
      while (waiting.length === 0) if (!(await readMore())) return undefined;
      return waiting.shift();
    },
    async comments(count) {
      while (commented < count) if (!(await readMore())) throw new Error('the stream ended');
    },
    async close() {
      stop.abort();
      await reader?.cancel().catch(() => undefined);
    },
  };
};

const splitOnce = (line: string): [string, string] => {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1).trimStart()];
};
