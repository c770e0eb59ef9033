import { randomUUID } from 'node:crypto';
import { MongoClient, MongoServerError, type Collection, type WithId } from 'mongodb';
import type { JobName } from '../../../application/ports/job-scheduler.js';
import type { JobPlan, JobRow } from '../job-row.js';
import type { JobTable } from '../job-table.js';
import { lockNextJob } from './lock-next-job.js';

export interface MongoBackendOptions {
  readonly kind: 'mongo';
  /** `mongodb://…` or `mongodb+srv://…`; jobs lie in the database that it names, otherwise in `test`. */
  readonly url: string;
  /** Default `agenda_jobs`; created on first use. */
  readonly collection?: string;
  /** Connections at most, at least 1, default 10. */
  readonly maxConnections?: number;
}

export type JobDocument = Omit<JobRow, 'id'> & { readonly _id: string; readonly disabled: boolean };

const connectLimitMs = 5_000;
const answerLimitMs = 10_000;
const duplicateKey = 11_000;

/**
 * Jobs as documents; each step changes one document by one command, which is atomic, so a single server without transactions will do.
 * Processes do not wake each other here (change streams need a replica set): another one sees a new job at its next poll.
 */
export const openMongoTable = (options: MongoBackendOptions): JobTable => {
  const { url, collection = 'agenda_jobs', maxConnections = 10 } = options;
  if (!/^mongodb(\+srv)?:\/\//.test(url)) throw new TypeError('The address of MongoDB begins with mongodb://');
  if (!/^[a-z][a-z0-9_]*$/.test(collection)) throw new TypeError(`Not a collection name: ${collection}`);
  if (!(Number.isInteger(maxConnections) && maxConnections >= 1)) throw new RangeError('maxConnections is at least 1.');
  const client = new MongoClient(url, {
    appName: 'ai-compliance-agent',
    maxPoolSize: maxConnections,
    waitQueueTimeoutMS: connectLimitMs,
    serverSelectionTimeoutMS: connectLimitMs,
    connectTimeoutMS: connectLimitMs,
    socketTimeoutMS: answerLimitMs,
  });
  const jobs = client.db().collection<JobDocument>(collection);

  const changed = async (plan: JobPlan): Promise<JobRow> => {
    const document = await jobs.findOneAndUpdate(
      { _id: periodicId(plan.name) },
      { $set: plan, $setOnInsert: { ...neverRun, disabled: false } },
      { upsert: true, returnDocument: 'after' },
    );
    if (document === null) throw new Error('MongoDB did not return the job that it stored.');
    return toRow(document);
  };

  return {
    async connect() {
      // Serves: the next due job of a name; jobs of a name whose worker died.
      await jobs.createIndex({ name: 1, locked_at: 1, next_run_at: 1 }, { name: 'due' });
      // Serves: the locks of one worker.
      await jobs.createIndex({ locked_by: 1 }, { name: 'locks' });
    },

    async askTime() {
      const hello = await client.db().command({ hello: 1 });
      return (hello['localTime'] as Date).getTime();
    },

    async insert(plan) {
      const document: JobDocument = { _id: randomUUID(), ...plan, ...neverRun, disabled: false };
      await jobs.insertOne(document);
      return toRow(document);
    },

    async upsertPeriodic(plan) {
      const { next_run_at: _, ...rest } = plan;
      const same = await jobs.findOneAndUpdate(
        { _id: periodicId(plan.name), attributes: plan.attributes, next_run_at: { $ne: null } },
        { $set: rest },
        { returnDocument: 'after' },
      );
      if (same !== null) return toRow(same);
      try {
        return await changed(plan);
      } catch (error) {
        // Two upserts of one new document at once: the second one finds it when it tries again.
        if (error instanceof MongoServerError && error.code === duplicateKey) return changed(plan);
        throw error;
      }
    },

    async findPeriodic(name) {
      const document = await jobs.findOne({ _id: periodicId(name) });
      return document === null ? undefined : toRow(document);
    },

    async lockNext(request) {
      const document = await lockNextJob(jobs, request);
      return document && toRow(document);
    },

    async saveRun({ id, worker, outcome, lockedAt, nextRunAt, attributes }) {
      const mine = { _id: id, locked_by: worker };
      const run = { ...outcome, locked_at: lockedAt, locked_by: lockedAt === null ? null : worker };
      const { matchedCount } = await jobs.updateOne(
        { ...mine, attributes },
        { $set: { ...run, next_run_at: nextRunAt } },
      );
      if (matchedCount === 1) return true;
      return (await jobs.updateOne(mine, { $set: run })).matchedCount === 1;
    },

    remove: async (id) => (await jobs.deleteOne({ _id: id })).deletedCount,

    async renewLocks(worker, ids, now) {
      const mine = { _id: { $in: [...ids] }, locked_by: worker };
      await jobs.updateMany(mine, { $set: { locked_at: now } });
      const held = await jobs.find(mine, { projection: { _id: 1 } }).toArray();
      return held.map(({ _id }) => _id);
    },

    async giveBack(worker, which, now) {
      const those = 'ids' in which ? { $in: [...which.ids] } : { $nin: [...which.exceptIds] };
      const mine = { _id: those, locked_by: worker };
      const unlocked = { locked_at: null, locked_by: null };
      const begun = await jobs.updateMany({ ...mine, next_run_at: null }, { $set: { ...unlocked, next_run_at: now } });
      const planned = await jobs.updateMany(mine, { $set: unlocked });
      return begun.modifiedCount + planned.modifiedCount;
    },

    async countPending(now) {
      const isPending = [
        { locked_at: { $ne: null } },
        { next_run_at: { $lte: now } },
        { type: 'normal' as const, next_run_at: { $ne: null } },
      ];
      const counts = await jobs
        .aggregate<{ _id: JobName; jobs: number }>([
          { $match: { $or: isPending } },
          { $group: { _id: '$name', jobs: { $sum: 1 } } },
        ])
        .toArray();
      return Object.fromEntries(counts.map((of) => [of._id, of.jobs]));
    },

    async removeFinished(before) {
      const ended = { next_run_at: null, locked_at: null, last_finished_at: { $lt: before } };
      return (await jobs.deleteMany(ended)).deletedCount;
    },

    [Symbol.asyncDispose]: () => client.close(),
  };
};

/** The key makes a second one impossible, on any server and without a partial index. */
const periodicId = (name: string): string => `periodic:${name}`;

const neverRun = {
  locked_at: null,
  locked_by: null,
  last_run_at: null,
  last_finished_at: null,
  failed_at: null,
  fail_count: null,
  fail_reason: null,
};

/** What is not there is null: not every server with this protocol stores the nulls of an upsert. */
const toRow = ({ _id, ...rest }: WithId<JobDocument>): JobRow => ({ ...neverRun, id: _id, ...rest });

export type Jobs = Collection<JobDocument>;
