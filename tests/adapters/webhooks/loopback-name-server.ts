import { createSocket } from 'node:dgram';

/** A name server on loopback that knows one IPv4 address of every name, and no IPv6 one. */
export interface NameServer extends AsyncDisposable {
  /** `address:port`. */
  readonly server: string;
  readonly asked: readonly string[];
  /** Undefined: the name does not exist. */
  know(address: string | undefined): void;
}

const typeA = 1;

export const openNameServer = async (): Promise<NameServer> => {
  const asked: string[] = [];
  let known: string | undefined;
  const socket = createSocket('udp4');
  socket.on('message', (query, sender) => {
    const { name, type, end } = questionOf(query);
    asked.push(name);
    const answers = known !== undefined && type === typeA ? [known] : [];
    const header = Buffer.from(query.subarray(0, 12));
    // RFC 1035 4.1.1: a response with recursion, code 3 when there is no such name; one question, no other sections.
    header.writeUInt16BE(0x8180 + (known === undefined ? 3 : 0), 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(answers.length, 6);
    header.writeUInt32BE(0, 8);
    socket.send(Buffer.concat([header, query.subarray(12, end), ...answers.map(record)]), sender.port, sender.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    server: `127.0.0.1:${socket.address().port}`,
    asked,
    know: (address) => void (known = address),
    [Symbol.asyncDispose]: () => new Promise((resolve) => socket.close(() => resolve())),
  };
};

const questionOf = (query: Buffer): { name: string; type: number; end: number } => {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.'), type: query.readUInt16BE(at + 1), end: at + 5 };
};

/** A pointer to the question's name, type A, class IN, no time to live. */
const record = (address: string): Buffer =>
  Buffer.from([0xc0, 0x0c, 0, typeA, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]);
