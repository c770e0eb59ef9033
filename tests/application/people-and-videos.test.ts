import test from 'ava';
import { createFastPasswordHasher } from '../../adapters/in-memory/fakes/index.js';
import { createCryptoSecrets } from '../../adapters/security/index.js';
import {
  AnalyzeVideo,
  ChangeProject,
  ChangeVideo,
  CreateProject,
  EnsureCatalogue,
  IdentifyActor,
  LogIn,
  LogInGuard,
  RegisterUser,
  RemoveProject,
  RemoveVideo,
  WatchVideo,
  type PasswordHasher,
} from '../../application/index.js';
import { createInMemoryPersistence } from '../../adapters/in-memory/persistence/index.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { projectId, videoId } from '../../domain/shared/ids.js';
import { accept, type Result } from '../../domain/shared/result.js';
import { aCatalogue } from '../builders/a-catalogue.js';
import { freshId } from '../builders/fresh-id.js';
import { second } from '../builders/moments.js';
import { openApplication, type Application } from './harness.js';

const passwords = createFastPasswordHasher();
const kindOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.kind);

const register = (app: Application, over: Partial<Parameters<RegisterUser['execute']>[0]> = {}) =>
  new RegisterUser({ unitOfWork: app.unitOfWork, passwords, clock: app.clock, ids: app.ids }).execute({
    email: ' Anna@Example.TEST ',
    name: ' Анна ',
    password: 'correct horse',
    locale: 'ru',
    role: 'client',
    ...over,
  });

const registered = async (app: Application) => {
  const user = await register(app);
  if (!user.ok) throw new Error(user.refusal.kind);
  return user.value;
};

test('a person registers once under an address, in whatever letters it is written', async (t) => {
  await using app = await openApplication();
  const user = await registered(app);
  t.like(user, { email: 'anna@example.test', name: 'Анна', role: 'client', isActive: true });
  t.notRegex(JSON.stringify(user), /correct horse/);
  t.is(kindOf(await register(app, { email: 'ANNA@example.test' })), 'email-taken');
  t.is(kindOf(await register(app, { email: 'anna' })), 'invalid-email');
  t.is(kindOf(await register(app, { email: 'b@example.test', password: 'short' })), 'invalid-password');
  t.is(kindOf(await register(app, { email: 'b@example.test', password: 'x'.repeat(129) })), 'invalid-password');
  const nameless = await register(app, { email: 'c@example.test', name: '  ' });
  t.is(nameless.ok && nameless.value.name, 'c@example.test');
});

test('of two who register one address at once, one gets it', async (t) => {
  await using app = await openApplication();
  const results = await Promise.all([register(app), register(app)]);
  t.deepEqual(results.map(kindOf).sort(), ['email-taken', 'ok']);
});

const logInOver = (app: Application, over: { readonly passwords: PasswordHasher }): LogIn => {
  const { unitOfWork, clock, ids, logger } = app;
  const deps = { unitOfWork, clock, ids, logger, secrets: createCryptoSecrets() };
  return new LogIn({ ...deps, ...over, guard: new LogInGuard(deps) });
};

test('an unknown address, a wrong password and a closed account get the same answer', async (t) => {
  await using app = await openApplication();
  const user = await registered(app);
  const logIn = logInOver(app, { passwords });
  const tried = (email: string, password: string) => logIn.execute({ email, password, address: '::1' });
  t.deepEqual(await tried('anna@EXAMPLE.test', 'correct horse'), { ok: true, value: user });
  const refused = { ok: false, refusal: { kind: 'wrong-credentials' } };
  t.deepEqual(await tried('anna@example.test', 'wrong horse'), refused as never);
  t.deepEqual(await tried('nobody@example.test', 'correct horse'), refused as never);
  t.deepEqual(await tried('not an address', 'correct horse'), refused as never);
  await app.unitOfWork.run((tx) => tx.users.update({ ...user, isActive: false }));
  t.deepEqual(await tried('anna@example.test', 'correct horse'), refused as never);
});

test('a log-in for an unknown address hashes as much as one for a known', async (t) => {
  await using app = await openApplication();
  let verified = 0;
  const logIn = logInOver(app, { passwords: { ...passwords, verify: async () => (verified++, false) } });
  await logIn.execute({ email: 'nobody@example.test', password: 'x', address: '::1' });
  await logIn.execute({ email: 'no address', password: 'x', address: '::1' });
  t.is(verified, 2);
});

test('an actor is identified by a living account whose credentials are as old as the token', async (t) => {
  await using app = await openApplication();
  const user = await registered(app);
  const identify = new IdentifyActor({ accounts: app.persistence.accounts });
  const from = app.clock.now();
  t.is((await identify.execute(user.id, from))?.id, user.id);
  t.is(await identify.execute(app.actors.stranger.userId, from), undefined);
  await app.clock.advance(second);
  await app.unitOfWork.run((tx) => tx.users.update({ ...user, credentialsChangedAt: app.clock.now() }));
  t.is(await identify.execute(user.id, from), undefined);
  t.is((await identify.execute(user.id, app.clock.now()))?.id, user.id);
  await app.unitOfWork.run((tx) => tx.users.update({ ...user, version: 1, isActive: false }));
  t.is(await identify.execute(user.id, app.clock.now()), undefined);
});

test('projects are made by clients and admins, changed by their owner, and do not exist for strangers', async (t) => {
  await using app = await openApplication();
  const { actors, project, unitOfWork, clock, ids } = app;
  const create = new CreateProject({ unitOfWork, clock, ids });
  t.is(kindOf(await create.execute(actors.operator, { name: 'P', description: '' })), 'forbidden');
  t.is(kindOf(await create.execute(actors.owner, { name: ' ', description: '' })), 'invalid-project');
  const made = await create.execute(actors.owner, { name: ' Канал ', description: ' о еде ' });
  t.like(made, { ok: true, value: { name: 'Канал', description: 'о еде', ownerId: app.owner.id } });

  const change = new ChangeProject({ unitOfWork, clock });
  const changed = (actor: Parameters<typeof change.execute>[0], name: string) =>
    change.execute(actor, { projectId: project.id, name });
  t.is(kindOf(await changed(actors.stranger, 'X')), 'not-found');
  t.is(kindOf(await changed(actors.operator, 'X')), 'forbidden');
  t.is(kindOf(await changed(actors.owner, 'x'.repeat(201))), 'invalid-project');
  t.is(kindOf(await change.execute(actors.owner, { projectId: projectId(freshId()), name: 'X' })), 'not-found');
  t.like(await changed(actors.admin, 'Новое имя'), { ok: true, value: { description: project.description } });
  t.is((await app.read((tx) => tx.projects.find(project.id)))?.name, 'Новое имя');
});

test('a removed project takes its videos along and queues the deletion of their bytes', async (t) => {
  await using app = await openApplication();
  const video = await app.upload();
  const [execution] = await app.read((tx) => tx.executions.ofVideo(video.id));
  await app.takeJobs();
  const remove = new RemoveProject(app);
  t.is(kindOf(await remove.execute(app.actors.stranger, app.project.id)), 'not-found');
  t.is(kindOf(await remove.execute(app.actors.operator, app.project.id)), 'forbidden');
  t.deepEqual(await app.takeJobs(), []);
  t.is(kindOf(await remove.execute(app.actors.owner, app.project.id)), 'ok');
  t.deepEqual(await app.takeJobs(), [
    { name: 'delete-stored', prefix: video.storageKey },
    { name: 'delete-stored', prefix: `videos/subtitles/${video.id}.txt` },
    { name: 'delete-stored', prefix: `reports/${video.id}` },
    { name: 'delete-stored', prefix: `previews/${video.id}` },
    { name: 'delete-stored', prefix: `artifacts/${execution?.id}` },
  ]);
  t.is(await app.read((tx) => tx.videos.find(video.id)), undefined);
  t.is(kindOf(await remove.execute(app.actors.owner, app.project.id)), 'not-found');
});

test('a video is renamed, watched and removed by whoever may', async (t) => {
  await using app = await openApplication();
  const { actors, unitOfWork, clock } = app;
  const video = await app.upload();
  const change = new ChangeVideo({ unitOfWork, clock });
  t.is(kindOf(await change.execute(actors.stranger, { videoId: video.id, title: 'X' })), 'not-found');
  t.is(kindOf(await change.execute(actors.operator, { videoId: video.id, title: 'X' })), 'forbidden');
  t.is(
    kindOf(await change.execute(actors.owner, { videoId: video.id, title: 'x'.repeat(201) })),
    'invalid-video-details',
  );
  t.like(await change.execute(actors.owner, { videoId: video.id, description: 'новое' }), {
    ok: true,
    value: { title: 'clip', description: 'новое', state: 'uploaded' },
  });

  const watch = new WatchVideo(app);
  t.is(kindOf(await watch.execute(actors.stranger, video.id)), 'not-found');
  for (const actor of [actors.owner, actors.operator, actors.admin]) {
    const watched = await watch.execute(actor, video.id);
    t.true(watched.ok && watched.value.url.includes(video.storageKey) && watched.value.expiresInS === 3_600);
  }

  const remove = new RemoveVideo(app);
  t.is(kindOf(await remove.execute(actors.stranger, video.id)), 'not-found');
  t.is(kindOf(await remove.execute(actors.operator, video.id)), 'forbidden');
  t.is(kindOf(await remove.execute(actors.admin, video.id)), 'ok');
  t.is(kindOf(await remove.execute(actors.admin, video.id)), 'not-found');
  t.is((await app.read((tx) => tx.executions.ofVideo(video.id))).length, 0);
});

test('a video is analysed anew only when its analysis is over; an open task of the old result goes', async (t) => {
  await using app = await openApplication();
  const { actors } = app;
  const analyze = new AnalyzeVideo(app);
  const video = await app.upload();
  t.is(kindOf(await analyze.execute(actors.owner, video.id)), 'analysis-in-progress');
  await app.runJobs();
  t.is((await app.read((tx) => tx.tasks.ofVideo(video.id))).length, 1);
  t.is(kindOf(await analyze.execute(actors.stranger, video.id)), 'not-found');
  t.is(kindOf(await analyze.execute(actors.operator, video.id)), 'forbidden');
  t.is(kindOf(await analyze.execute(actors.owner, videoId(freshId()))), 'not-found');

  const results = await Promise.all([analyze.execute(actors.owner, video.id), analyze.execute(actors.admin, video.id)]);
  t.deepEqual(results.map(kindOf).sort(), ['analysis-in-progress', 'ok']);
  t.is((await app.read((tx) => tx.tasks.ofVideo(video.id))).length, 0);
  await app.runJobs();
  const executions = await app.read((tx) => tx.executions.ofVideo(video.id));
  t.deepEqual(
    executions.map(({ state }) => state),
    ['completed', 'completed'],
  );
  t.is((await app.read((tx) => tx.tasks.ofVideo(video.id))).length, 1);
  t.is((await app.read((tx) => tx.videos.find(video.id)))?.state, 'verification');
});

test('the shipped catalogue fills an empty store and leaves any other alone', async (t) => {
  const { unitOfWork } = createInMemoryPersistence();
  const ensure = new EnsureCatalogue({ unitOfWork });
  const current = async () =>
    (await unitOfWork.run(async (tx) => accept(await tx.catalogues.current()))).value?.version;
  t.is(await ensure.execute(), shippedCatalogue.version);
  t.is(await current(), shippedCatalogue.version);
  await unitOfWork.run(async (tx) => {
    await tx.catalogues.add(aCatalogue({ version: '2030-01-01.1' }));
    return accept(undefined);
  });
  t.is(await ensure.execute(), '2030-01-01.1');
  t.is(await current(), '2030-01-01.1');
});
