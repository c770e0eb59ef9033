import { T } from '../../../hosts/composition/tokens.js';
import { call, type Answer, type CallOptions } from '../../hosts/harness/call.js';
import type { Installation } from './installation.js';

export interface Client {
  readonly email: string;
  readonly headers: Readonly<Record<string, string>>;
  /** One that this client owns. */
  readonly project: string;
  ask(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** The same client by way of another web host. */
  at(url: string): Client;
}

const password = 'a password of the suite';

/** Makes the account past the web hosts, logs in at `url` and makes a project. */
export const aClient = async (house: Installation, url: string, email = 'client@example.com'): Promise<Client> => {
  {
    await using parts = await house.parts();
    const made = await parts.container
      .get(T.registerUser)
      .execute({ email, password, role: 'client', name: 'К', locale: 'ru' });
    if (!made.ok) throw new Error(made.refusal.kind);
  }
  const log = await call({ url }, 'POST', '/api/auth/token/', { json: { username: email, password } });
  const headers = { authorization: `Bearer ${String(log.json['access'])}` };
  const project = await call({ url }, 'POST', '/api/projects/', { headers, json: { name: 'Проект' } });
  if (project.status !== 201) throw new Error(project.text);
  const clientAt = (host: string): Client => ({
    email,
    headers,
    project: String(project.json['id']),
    ask: (method, path, options = {}) =>
      call({ url: host }, method, path, { ...options, headers: { ...headers, ...options.headers } }),
    at: clientAt,
  });
  return clientAt(url);
};

/** The form of a video's upload. */
export const videoForm = ({ project }: Client, bytes: Uint8Array, title: string): FormData => {
  const form = new FormData();
  form.set('project_id', project);
  form.set('title', title);
  form.set('file', new Blob([bytes], { type: 'video/mp4' }), 'demo.mp4');
  return form;
};

/** The same film in other bytes: a box at its end that players skip (ISO/IEC 14496-12, 8.1.2). */
export const otherBytes = (film: Uint8Array, mark: number): Uint8Array => {
  const box = Buffer.alloc(12);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4, 'latin1');
  box.writeUInt32BE(mark, 8);
  return Buffer.concat([film, box]);
};
