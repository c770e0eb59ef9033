import { fc } from '../../builders/properties.js';
import { accept, refuse } from '../../../domain/shared/result.js';
import { messageId, projectId } from '../../../domain/shared/ids.js';
import { PersistenceFault, type Transaction } from '../../../application/ports/unit-of-work.js';
import { aCatalogue } from '../../builders/a-catalogue.js';
import { aLabel, aLogEntry } from '../../builders/a-label.js';
import { aMentionList } from '../../builders/a-mention-list.js';
import { aProject } from '../../builders/a-project.js';
import { aReport } from '../../builders/a-report.js';
import { anAnswerSheet } from '../../builders/an-answer-sheet.js';
import { aTask } from '../../builders/a-task.js';
import { aTrigger } from '../../builders/a-trigger.js';
import { aUser } from '../../builders/a-user.js';
import { aVideo } from '../../builders/a-video.js';
import { anExecution } from '../../builders/an-execution.js';
import { freshId } from '../../builders/fresh-id.js';
import { atNoon, day } from '../../builders/moments.js';
import {
  inRun,
  scenarioOf,
  stored,
  type DeclareTest,
  type PersistenceHarness,
  type PersistenceSubject,
  type Shelf,
} from './persistence-harness.js';

export const unitOfWorkContract = (test: DeclareTest, harness: PersistenceHarness): void => {
  const scenario = scenarioOf(test, harness);

  scenario('a run that is accepted is committed and returns its result', async ({ t, store }) => {
    const project = aProject();
    const result = await store.unitOfWork.run(async (tx) => {
      await tx.projects.add(project);
      return accept('kept');
    });
    t.deepEqual(result, { ok: true, value: 'kept' });
    t.deepEqual(await inRun(store, (tx) => tx.projects.find(project.id)), project);
  });

  scenario('a refused run returns its refusal and undoes its writes', async ({ t, store }) => {
    const project = aProject();
    const result = await store.unitOfWork.run(async (tx) => {
      await tx.projects.add(project);
      return refuse({ kind: 'changed-my-mind' });
    });
    t.deepEqual(result, { ok: false, refusal: { kind: 'changed-my-mind' } });
    t.is(await inRun(store, (tx) => tx.projects.find(project.id)), undefined);
  });

  scenario('an exception in a run is rethrown as it is, and undoes its writes', async ({ t, store }) => {
    const project = aProject();
    const bug = new TypeError('a bug');
    const thrown = await t.throwsAsync(
      store.unitOfWork.run(async (tx) => {
        await tx.projects.add(project);
        throw bug;
      }),
    );
    t.is(thrown, bug);
    t.is(await inRun(store, (tx) => tx.projects.find(project.id)), undefined);
  });

  scenario('a run reads what it wrote itself', async ({ t, store }) => {
    const project = aProject();
    const found = await inRun(store, async (tx) => {
      await tx.projects.add(project);
      await tx.projects.update({ ...project, name: 'Новое имя' });
      return tx.projects.find(project.id);
    });
    t.deepEqual(found, { ...project, name: 'Новое имя', version: 1 });
  });

  scenario('screens do not see what a run has not committed', async ({ t, store }) => {
    const project = aProject();
    let seen: unknown = 'not asked';
    const written = gate();
    const mayEnd = gate();
    const run = store.unitOfWork.run(async (tx) => {
      await tx.projects.add(project);
      written.open();
      await mayEnd.opened;
      return refuse({ kind: 'changed-my-mind' });
    });
    await written.opened;
    const screen = store.queries.project(project.id, undefined).then((row) => (seen = row));
    mayEnd.open();
    await Promise.all([run, screen]);
    t.is(seen, undefined);
  });

  scenario('a transaction is of no use after its run', async ({ t, store }) => {
    let escaped: Transaction | undefined;
    const project = aProject();
    await inRun(store, async (tx) => {
      escaped = tx;
    });
    await t.throwsAsync(async () => escaped?.projects.add(project), { message: /after its unit of work/ });
    t.is(await inRun(store, (tx) => tx.projects.find(project.id)), undefined);
  });

  scenario(
    'a run inside a run is refused at once, and so is everything else outside the transaction',
    async ({ t, store }) => {
      const inside = (call: () => Promise<unknown>) =>
        inRun(store, async () => {
          await t.throwsAsync(call, { message: /inside a unit of work/ });
        });
      await inside(() => store.unitOfWork.run(async () => accept(undefined)));
      await inside(() => store.queries.ping());
      await inside(() => store.queries.projects({ owner: undefined }, { page: 1, pageSize: 1 }));
      await inside(() => store.outboxRelay.claim(1, atNoon(), 1));
      await inside(() => store.sessions.get('any'));
      await t.notThrowsAsync(store.queries.ping());
    },
  );

  scenario('of two runs that read the same version one is refused as stale', async ({ t, store }) => {
    const project = aProject();
    await inRun(store, (tx) => tx.projects.add(project));
    const rename = (name: string) => store.unitOfWork.run(async (tx) => tx.projects.update({ ...project, name }));
    const results = await Promise.all([rename('первое'), rename('второе')]);
    t.is(results.filter((result) => result.ok).length, 1);
    const [refused] = results.filter((result) => !result.ok);
    t.deepEqual(refused, { ok: false, refusal: { kind: 'stale-write', subject: 'project', id: project.id } });
    t.is((await inRun(store, (tx) => tx.projects.find(project.id)))?.version, 1);
  });

  scenario('no increment of 40 simultaneous runs is lost', async ({ t, store }) => {
    const project = aProject({ name: '0' });
    await inRun(store, (tx) => tx.projects.add(project));
    const increment = async (): Promise<void> => {
      for (;;) {
        const result = await store.unitOfWork.run(async (tx) => {
          const found = await tx.projects.find(project.id);
          if (found === undefined) throw new Error('the project is gone');
          return tx.projects.update({ ...found, name: String(Number(found.name) + 1) });
        });
        if (result.ok) return;
      }
    };
    await Promise.all(Array.from({ length: 40 }, increment));
    const found = await inRun(store, (tx) => tx.projects.find(project.id));
    t.is(found?.name, '40');
    t.is(found?.version, 40);
  });

  scenario('what is written breaks a rule of the store: a fault that undoes the run', async ({ t, store }) => {
    const project = aProject();
    const orphan = aVideo({ projectId: projectId(freshId()) });
    await t.throwsAsync(
      inRun(store, async (tx) => {
        await tx.projects.add(project);
        await tx.videos.add(orphan);
      }),
      { instanceOf: PersistenceFault },
    );
    t.is(await inRun(store, (tx) => tx.projects.find(project.id)), undefined);
    await t.throwsAsync(
      inRun(store, async (tx) => {
        await tx.projects.add(project);
        await tx.projects.add(project);
      }),
      { instanceOf: PersistenceFault },
    );
  });

  scenario('a run that fails after any sequence of writes leaves no trace', async ({ t, store }) => {
    const shelf = await stored(store);
    await inRun(store, async (tx) => {
      await tx.triggers.addAll([aTrigger({ videoId: shelf.video.id, executionId: shelf.execution.id })]);
      await tx.catalogues.add(aCatalogue());
      await tx.mentionLists.add(aMentionList());
    });
    const before = await everything(store, shelf);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(writes.length - 1), { minLength: 1, maxLength: 12 }),
        fc.constantFrom('refuse', 'throw'),
        async (sequence, end) => {
          const attempt = store.unitOfWork.run(async (tx) => {
            for (const index of sequence) await writes[index]?.(tx, shelf);
            if (end === 'throw') throw new Error('it broke');
            return refuse({ kind: 'no' });
          });
          await attempt.catch(() => undefined);
          t.deepEqual(await everything(store, shelf), before);
        },
      ),
      { numRuns: 30 },
    );
  });
};

const gate = () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return {
    opened,
    open: () => {
      open();
    },
  };
};

/** One of every kind of write; some fail by themselves, which must not matter. */
const writes: readonly ((tx: Transaction, shelf: Shelf) => Promise<unknown>)[] = [
  (tx) => tx.projects.add(aProject()),
  (tx, { project }) => tx.projects.update({ ...project, name: 'x' }),
  (tx, { project }) => tx.projects.remove(project.id),
  (tx) => tx.users.add(aUser()),
  (tx, { project }) => tx.videos.add(aVideo({ projectId: project.id })),
  (tx, { video }) => tx.videos.update({ ...video, title: 'x' }),
  (tx, { video }) => tx.videos.remove(video.id),
  (tx, { video }) => tx.executions.add(anExecution({ videoId: video.id })),
  (tx, { execution }) => tx.executions.update({ ...execution, claims: 9 }),
  (tx, { execution }) => tx.executions.artifactsPurged(execution.id),
  (tx, { video, execution }) =>
    tx.triggers.addAll([aTrigger({ videoId: video.id, executionId: execution.id, source: 'objects' })]),
  (tx, { execution }) => tx.triggers.removeOfExecution(execution.id),
  (tx, { video, execution }) => tx.tasks.add(aTask({ videoId: video.id, executionId: execution.id })),
  async (tx, { video, execution }) => {
    const task = aTask({ videoId: video.id, executionId: execution.id });
    await tx.tasks.add(task);
    return tx.ageAnswers.write(anAnswerSheet({ id: task.id }));
  },
  (tx, { video }) => tx.tasks.removeOpenOfVideo(video.id),
  (tx, { video }) => tx.labels.add(aLabel({ videoId: video.id })),
  (tx) => tx.operatorLog.add(aLogEntry()),
  (tx, { video, execution }) => tx.reports.add(aReport({ videoId: video.id, executionId: execution.id })),
  (tx) => tx.catalogues.add(aCatalogue({ version: '2027-01-01.1' })),
  (tx) => tx.mentionLists.add(aMentionList({ version: '2027-01-01.1' })),
  (tx) => tx.mentionLists.activate('foreign-agents', aMentionList().version, undefined),
  (tx) => tx.outbox.append([{ id: messageId(freshId()), job: { name: 'purge-expired' } }]),
];

const everything = async (store: PersistenceSubject, { execution }: Shelf): Promise<unknown> => {
  const all = { page: 1, pageSize: 100 };
  const lists = {
    projects: await store.queries.projects({ owner: undefined }, all),
    videos: await store.queries.videos({ owner: undefined }, all),
    triggers: await store.queries.triggers({ owner: undefined }, all),
    tasks: await store.queries.tasks({}, all),
    executions: await store.queries.executions({ owner: undefined }, all),
    labels: await store.queries.labels({}, all),
    log: await store.queries.operatorLog({}, all),
    users: await store.queries.users({}, all),
    backlog: await store.outboxRelay.backlog(atNoon(day)),
  };
  const kept = await inRun(store, async (tx) => ({
    catalogue: await tx.catalogues.current(),
    report: await tx.reports.ofExecution(execution.id),
    lists: [await tx.mentionLists.history('foreign-agents'), await tx.mentionLists.active()],
  }));
  return { ...lists, ...kept };
};
