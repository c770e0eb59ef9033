import { fc } from '../../builders/properties.js';
import type { Email } from '../../../domain/user/user.js';
import { PersistenceFault } from '../../../application/ports/unit-of-work.js';
import { aMediaInfo } from '../../builders/a-media-info.js';
import { aLabel } from '../../builders/a-label.js';
import { aProject } from '../../builders/a-project.js';
import { aReport } from '../../builders/a-report.js';
import { aTask } from '../../builders/a-task.js';
import { aTrigger } from '../../builders/a-trigger.js';
import { aUser } from '../../builders/a-user.js';
import { aCompletedVideo, aFailedVideo, aProcessingVideo, aVerificationVideo, aVideo } from '../../builders/a-video.js';
import { knownIds } from '../../builders/known-ids.js';
import { atNoon, minute } from '../../builders/moments.js';
import { inRun, scenarioOf, stored, type DeclareTest, type PersistenceHarness } from './persistence-harness.js';

/** Projects, users and videos. */
export const clientRepositoriesContract = (test: DeclareTest, harness: PersistenceHarness): void => {
  const scenario = scenarioOf(test, harness);

  scenario('what is not there is found as undefined', async ({ t, store }) => {
    await inRun(store, async (tx) => {
      t.is(await tx.projects.find(knownIds.project), undefined);
      t.is(await tx.users.find(knownIds.owner), undefined);
      t.is(await tx.users.findByEmail('nobody@example.test' as Email), undefined);
      t.is(await tx.videos.find(knownIds.video), undefined);
      t.is(await tx.executions.find(knownIds.execution), undefined);
      t.is(await tx.triggers.find(knownIds.trigger), undefined);
      t.is(await tx.tasks.find(knownIds.task), undefined);
      t.is(await tx.reports.find(knownIds.report), undefined);
      t.is(await tx.reports.ofExecution(knownIds.execution), undefined);
      t.is(await tx.catalogues.find('1999-01-01.1'), undefined);
      t.is(await tx.catalogues.current(), undefined);
    });
  });

  scenario('users come back as they were added, by id and by e-mail', async ({ t, store }) => {
    const notifications = { 'analysis-ready': false, 'video-failed': true, 'report-published': false };
    const user = aUser({ role: 'operator', locale: 'en', isActive: false, notifications });
    await inRun(store, async (tx) => {
      t.true((await tx.users.add(user)).ok);
    });
    await inRun(store, async (tx) => {
      t.deepEqual(await tx.users.find(user.id), user);
      t.deepEqual(await tx.users.findByEmail(user.email), user);
    });
  });

  scenario('an e-mail that another user has is refused', async ({ t, store }) => {
    const user = aUser();
    await inRun(store, (tx) => tx.users.add(user));
    const second = await inRun(store, (tx) => tx.users.add(aUser({ email: user.email })));
    t.deepEqual(second, { ok: false, refusal: { kind: 'email-taken' } });
    t.deepEqual(await inRun(store, (tx) => tx.users.findByEmail(user.email)), user);
  });

  scenario('of ten simultaneous registrations under one e-mail one succeeds', async ({ t, store }) => {
    const address = 'wanted@example.test' as Email;
    const results = await Promise.all(
      Array.from({ length: 10 }, () => store.unitOfWork.run((tx) => tx.users.add(aUser({ email: address })))),
    );
    t.is(results.filter((result) => result.ok).length, 1);
    t.is((await store.queries.users({}, { page: 1, pageSize: 100 })).total, 1);
  });

  scenario('changing an e-mail to that of another user is a fault', async ({ t, store }) => {
    const [first, second] = [aUser(), aUser()];
    await inRun(store, async (tx) => {
      await tx.users.add(first);
      await tx.users.add(second);
    });
    await t.throwsAsync(
      inRun(store, (tx) => tx.users.update({ ...second, email: first.email })),
      { instanceOf: PersistenceFault },
    );
  });

  scenario('updates write where the version is the one that was read, and raise it by one', async ({ t, store }) => {
    const { project, video, execution } = await stored(store);
    const user = aUser();
    const trigger = aTrigger({ videoId: video.id, executionId: execution.id });
    const task = aTask({ videoId: video.id, executionId: execution.id });
    const report = aReport({ videoId: video.id, executionId: execution.id });
    await inRun(store, async (tx) => {
      await tx.users.add(user);
      await tx.triggers.addAll([trigger]);
      await tx.tasks.add(task);
      await tx.reports.add(report);
    });
    const changed = {
      project: { ...project, name: 'Другое', description: 'Другое', updatedAt: atNoon(minute) },
      user: { ...user, name: 'Другое', role: 'admin', isActive: false } as const,
      video: { ...video, title: 'Другое', declaredMark: '16+', updatedAt: atNoon(minute) } as const,
      execution: { ...execution, claims: 3, updatedAt: atNoon(minute) },
      trigger: { ...trigger, riskCode: 'PROF_RUDE' },
      task: { ...task, priority: 1, updatedAt: atNoon(minute) },
      report: { ...report, document: { ...report.document, summary: 'Другое' } },
    };
    const write = () =>
      inRun(store, async (tx) => [
        await tx.projects.update(changed.project),
        await tx.users.update(changed.user),
        await tx.videos.update(changed.video),
        await tx.executions.update(changed.execution),
        await tx.triggers.update(changed.trigger),
        await tx.tasks.update(changed.task),
        await tx.reports.update(changed.report),
      ]);
    t.deepEqual(
      (await write()).map((result) => result.ok),
      [true, true, true, true, true, true, true],
    );
    await inRun(store, async (tx) => {
      t.deepEqual(await tx.projects.find(project.id), { ...changed.project, version: 1 });
      t.deepEqual(await tx.users.find(user.id), { ...changed.user, version: 1 });
      t.deepEqual(await tx.videos.find(video.id), { ...changed.video, version: 1 });
      t.deepEqual(await tx.executions.find(execution.id), { ...changed.execution, version: 1 });
      t.deepEqual(await tx.triggers.find(trigger.id), { ...changed.trigger, version: 1 });
      t.deepEqual(await tx.tasks.find(task.id), { ...changed.task, version: 1 });
      t.deepEqual(await tx.reports.find(report.id), { ...changed.report, version: 1 });
    });
    const stale = (subject: string, id: string) => ({ ok: false, refusal: { kind: 'stale-write', subject, id } });
    t.deepEqual(await write(), [
      stale('project', project.id),
      stale('user', user.id),
      stale('video', video.id),
      stale('execution', execution.id),
      stale('trigger', trigger.id),
      stale('task', task.id),
      stale('report', report.id),
    ] as never);
  });

  scenario('an update of what is not there is stale and adds nothing', async ({ t, store }) => {
    const project = aProject();
    const result = await inRun(store, (tx) => tx.projects.update(project));
    t.deepEqual(result, { ok: false, refusal: { kind: 'stale-write', subject: 'project', id: project.id } });
    t.is(await inRun(store, (tx) => tx.projects.find(project.id)), undefined);
  });

  scenario('videos of every state come back as they were written', async ({ t, store }) => {
    const { project } = await stored(store);
    const about = { projectId: project.id, ownerId: project.ownerId };
    const silent = aMediaInfo({ audio: undefined, subtitles: [{ index: 2, codec: 'subrip', language: undefined }] });
    const videos = [
      aVideo({ ...about, media: silent, sizeBytes: 2 ** 40 }),
      aProcessingVideo({ ...about, declaredMark: '0+' }),
      aVerificationVideo(about),
      aCompletedVideo(about),
      aFailedVideo(about),
      aFailedVideo({ ...about, failure: { kind: 'media-refused', reason: { kind: 'not-a-video', found: undefined } } }),
    ];
    await inRun(store, async (tx) => {
      for (const video of videos) t.true((await tx.videos.add(video)).ok);
    });
    await inRun(store, async (tx) => {
      for (const video of videos) t.deepEqual(await tx.videos.find(video.id), video);
    });
  });

  scenario('a video changes its state and keeps nothing of the old one', async ({ t, store }) => {
    const { project } = await stored(store);
    const about = { projectId: project.id, ownerId: project.ownerId };
    const failed = aFailedVideo(about);
    const { state: _s, failure: _f, failedAt: _a, ...file } = failed;
    const again = { ...file, state: 'processing' } as const;
    await inRun(store, async (tx) => {
      await tx.videos.add(failed);
      await tx.videos.update(again);
      t.deepEqual(await tx.videos.find(failed.id), { ...again, version: 1 });
    });
  });

  scenario('any text comes back letter by letter', async ({ t, store }) => {
    const { project } = await stored(store);
    const text = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((given) => !given.includes('\0'));
    await fc.assert(
      fc.asyncProperty(text, text, async (title, codec) => {
        const video = aVideo({
          projectId: project.id,
          title,
          fileName: title,
          media: aMediaInfo({ audio: { codec, sampleRate: 1, channels: 1, language: codec } }),
        });
        await inRun(store, (tx) => tx.videos.add(video));
        t.deepEqual(await inRun(store, (tx) => tx.videos.find(video.id)), video);
      }),
      { numRuns: 50 },
    );
  });

  scenario('the same bytes twice in one project are refused, naming the first video', async ({ t, store }) => {
    const { project, video } = await stored(store);
    const second = aVideo({ projectId: project.id, sha256: video.sha256, title: 'Второй' });
    t.deepEqual(await inRun(store, (tx) => tx.videos.add(second)), {
      ok: false,
      refusal: { kind: 'duplicate-video', existingId: video.id, existingTitle: video.title },
    });
    t.is(await inRun(store, (tx) => tx.videos.find(second.id)), undefined);
    const { project: other } = await stored(store);
    t.true((await inRun(store, (tx) => tx.videos.add(aVideo({ projectId: other.id, sha256: video.sha256 })))).ok);
  });

  scenario('of ten simultaneous uploads of the same bytes one is added', async ({ t, store }) => {
    const { project } = await stored(store);
    const sha256 = 'b'.repeat(64);
    const results = await Promise.all(
      Array.from({ length: 10 }, () =>
        store.unitOfWork.run((tx) => tx.videos.add(aVideo({ projectId: project.id, sha256 }))),
      ),
    );
    t.is(results.filter((result) => result.ok).length, 1);
    t.true(results.every((result) => result.ok || result.refusal.kind === 'duplicate-video'));
  });

  scenario(
    'after a failure the same bytes may come again, and the failed video may be analysed again',
    async ({ t, store }) => {
      const { project } = await stored(store);
      const processing = aProcessingVideo({ projectId: project.id });
      const { state: _, ...file } = processing;
      const failed = aFailedVideo(file);
      const again = aVideo({ projectId: project.id, sha256: failed.sha256 });
      await inRun(store, async (tx) => {
        t.true((await tx.videos.add(processing)).ok);
        t.false((await tx.videos.add(again)).ok);
        t.true((await tx.videos.update(failed)).ok);
        t.true((await tx.videos.add(again)).ok);
        t.true((await tx.videos.update({ ...processing, version: 1 })).ok);
        const third = await tx.videos.add(aVideo({ projectId: project.id, sha256: failed.sha256 }));
        t.false(third.ok);
      });
      const { project: empty } = await stored(store);
      await inRun(store, async (tx) => {
        const failedAlone = aFailedVideo({ projectId: empty.id });
        await tx.videos.add(failedAlone);
        const { failure: _f, failedAt: _a, ...rest } = failedAlone;
        await tx.videos.update({ ...rest, state: 'processing' });
        t.false((await tx.videos.add(aVideo({ projectId: empty.id, sha256: failedAlone.sha256 }))).ok);
      });
    },
  );

  scenario('the videos of a project are listed for its removal', async ({ t, store }) => {
    const { project, video } = await stored(store);
    await stored(store);
    const later = aVideo({ projectId: project.id, uploadedAt: atNoon(minute) });
    await inRun(store, (tx) => tx.videos.add(later));
    t.deepEqual(
      (await inRun(store, (tx) => tx.videos.inProject(project.id))).map((found) => found.id),
      [later.id, video.id],
    );
  });

  for (const what of ['video', 'project'] as const)
    scenario(`removing a ${what} removes all that hangs on it, and nothing else`, async ({ t, store }) => {
      const shelves = [await stored(store), await stored(store)] as const;
      const parts = shelves.map(({ video, execution }) => ({
        trigger: aTrigger({ videoId: video.id, executionId: execution.id }),
        task: aTask({ videoId: video.id, executionId: execution.id }),
        label: aLabel({ videoId: video.id }),
        report: aReport({ videoId: video.id, executionId: execution.id }),
      }));
      await inRun(store, async (tx) => {
        for (const { trigger, task, label, report } of parts) {
          await tx.triggers.addAll([trigger]);
          await tx.tasks.add(task);
          await tx.labels.add({ ...label, taskId: task.id });
          await tx.reports.add(report);
        }
      });
      const [gone] = shelves;
      const remove = () =>
        inRun(store, (tx) =>
          what === 'video' ? tx.videos.remove(gone.video.id) : tx.projects.remove(gone.project.id),
        );
      await remove();
      await t.notThrowsAsync(remove, 'removing what is not there is not an error');
      const remains = await inRun(store, async (tx) => {
        const rows = [];
        for (const [index, { project, video, execution }] of shelves.entries()) {
          const part = parts[index];
          if (part === undefined) throw new Error('no parts');
          rows.push([
            await tx.projects.find(project.id),
            await tx.videos.find(video.id),
            await tx.executions.find(execution.id),
            await tx.triggers.find(part.trigger.id),
            await tx.tasks.find(part.task.id),
            (await tx.labels.ofTask(part.task.id))[0],
            await tx.reports.find(part.report.id),
          ]);
        }
        return rows.map((row) => row.map((found) => found !== undefined));
      });
      t.deepEqual(remains, [
        [what === 'video', false, false, false, false, false, false],
        [true, true, true, true, true, true, true],
      ]);
    });
};
