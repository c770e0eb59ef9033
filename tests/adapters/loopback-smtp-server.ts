import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** What AUTH PLAIN said: `\0user\0password`. */
  readonly login: string;
  readonly data: string;
}

export interface LoopbackSmtpServer {
  readonly port: number;
  readonly received: readonly ReceivedMail[];
  /** `refuse`: 550 to every recipient; `mute`: connects and never greets. */
  mode: 'take' | 'refuse' | 'mute';
  close(): Promise<void>;
}

/** As much of RFC 5321 as a client needs to deliver one message at a time. For tests. */
export const startLoopbackSmtpServer = async (): Promise<LoopbackSmtpServer> => {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)));
    if (subject.mode !== 'mute') void serve(socket);
  });

  const serve = async (socket: Socket): Promise<void> => {
    const reply = (line: string): void => void socket.write(`${line}\r\n`);
    let [from, to, login, data] = ['', [] as string[], '', undefined as string[] | undefined];
    reply('220 loopback');
    for await (const line of createInterface({ input: socket })) {
      if (data) {
        if (line !== '.') data.push(line.startsWith('.') ? line.slice(1) : line);
        else {
          received.push({ from, to, login, data: data.join('\r\n') });
          [from, to, data] = ['', [], undefined];
          reply('250 taken');
        }
      } else if (/^EHLO/i.test(line)) reply('250-loopback\r\n250 AUTH PLAIN');
      else if (/^AUTH PLAIN /i.test(line)) {
        login = Buffer.from(line.slice(11), 'base64').toString();
        reply(login === '\0user\0pass' ? '235 welcome' : '535 no');
      } else if (/^MAIL FROM:/i.test(line)) {
        from = /<(.*)>/.exec(line)?.[1] ?? '';
        reply('250 ok');
      } else if (/^RCPT TO:/i.test(line)) {
        if (subject.mode === 'take') to.push(/<(.*)>/.exec(line)?.[1] ?? '');
        reply(subject.mode === 'take' ? '250 ok' : '550 no such user');
      } else if (/^DATA/i.test(line)) {
        data = [];
        reply('354 go on');
      } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
      else reply('250 ok');
    }
  };

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const subject: LoopbackSmtpServer = {
    port: (server.address() as AddressInfo).port,
    received,
    mode: 'take',
    async close() {
      for (const socket of sockets) socket.destroy();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
  return subject;
};
