import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Role, User } from '../../domain/user/user.js';
import { compose } from '../composition/compose.js';
import type { Config } from '../composition/config.js';
import { projectRoot } from '../composition/load-config.js';
import { T } from '../composition/tokens.js';

const accounts: readonly { readonly role: Role; readonly email: string; readonly name: string }[] = [
  { role: 'client', email: 'client@example.com', name: 'Клиент' },
  { role: 'operator', email: 'operator@example.com', name: 'Оператор' },
  { role: 'admin', email: 'admin@example.com', name: 'Администратор' },
];

/** Readable by its owner only; told on every start so that nobody has to remember it. */
const noteOf = (config: Config): string => join(config.dataDir, 'demo-accounts.txt');

/** An empty installation gets its schema, the catalogue, three accounts and a project with the demo video. Later calls change nothing. */
export const firstRun = async (config: Config): Promise<void> => {
  await using composition = await compose(config, 'embedded');
  const { container } = composition;
  await container.get(T.database).migrate.up();
  await container.get(T.ensureCatalogue).execute();
  const { total } = await container.get(T.queries).users({}, { page: 1, pageSize: 1 });
  if (total > 0) {
    const kept = await readFile(noteOf(config), 'utf8').catch(() => undefined);
    if (kept !== undefined) console.log(kept);
    return;
  }
  const made = accounts.map((account) => ({ ...account, password: randomBytes(9).toString('base64url') }));
  const note = [
    '',
    `  Учётные записи / accounts (http://localhost:${config.port}):`,
    ...made.map(({ role, email, password }) => `    ${role.padEnd(8)}  ${email.padEnd(22)}  ${password}`),
  ].join('\n');
  // Before the accounts: a run that dies in between must not leave accounts whose passwords nobody knows.
  await writeFile(noteOf(config), `${note}\n`, { mode: 0o600 });
  let client: User | undefined;
  for (const { role, email, name, password } of made) {
    const registered = await container.get(T.registerUser).execute({ role, email, name, password, locale: 'ru' });
    if (!registered.ok) throw new Error(`account ${email} could not be made: ${registered.refusal.kind}`);
    if (role === 'client') client = registered.value;
  }
  console.log(note);
  if (client === undefined) return;
  const actor = { userId: client.id, role: client.role };
  const project = await container.get(T.createProject).execute(actor, {
    name: 'Демонстрация',
    description: 'Короткое видео, сделанное для примера: реклама без пометки, промокод в кадре, грубое слово.',
  });
  if (!project.ok) throw new Error(`the demo project could not be made: ${project.refusal.kind}`);
  const uploaded = await container.get(T.uploadVideo).execute(actor, {
    projectId: project.value.id,
    title: 'Пирог с яблоками',
    description: '',
    fileName: 'demo.mp4',
    source: createReadStream(join(projectRoot, 'hosts/cli/demo/demo.mp4')),
  });
  if (!uploaded.ok) throw new Error(`the demo video could not be uploaded: ${uploaded.refusal.kind}`);
};
