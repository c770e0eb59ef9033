import { BaseNotificationChannel, toJobId, type JobNotification, type NotificationChannel } from 'agenda';
import { within } from './within.js';

const firstRestMs = 100;
const longestRestMs = 10_000;
const closeLimitMs = 3_000;

/**
 * Carries "there is a job" to the workers: through the backend's own channel where it has one, otherwise within this process.
 * A word may get lost, then the poll finds the job. State events are not carried: nobody listens to them, and each would be
 * another write. A lost channel is opened anew after growing rests: the packages' own reconnecting begins its count again
 * with every attempt, so it would knock ten times a second for ever.
 */
export class WakeUpChannel extends BaseNotificationChannel {
  readonly #open: (() => NotificationChannel) | undefined;
  readonly #onError: (error: unknown) => void;
  #outer: NotificationChannel | undefined;
  #opening: Promise<void> | undefined;
  #isClosed = false;
  #losses = 0;
  #next: NodeJS.Timeout | undefined;

  constructor(open: (() => NotificationChannel) | undefined, onError: (error: unknown) => void) {
    super();
    this.#open = open;
    this.#onError = onError;
    this.on('error', onError);
  }

  /** Does not fail: without the backend's channel this process hears itself, and the others at its poll. */
  async connect(): Promise<void> {
    this.setState('connected');
    await this.#listen();
  }

  /** Agenda disconnects whenever one of its workers stops; the channel serves all of this process until `close`. */
  async disconnect(): Promise<void> {}

  async publish(notification: JobNotification): Promise<void> {
    const outer = this.#outer;
    this.kick(notification.jobName);
    try {
      await outer?.publish(notification);
    } catch (error) {
      // The job is stored: whoever asked must not be told otherwise.
      this.#onError(error);
    }
  }

  /**
   * Makes the workers of this process look for jobs of `name` at once. Agenda looks only at its poll or at a notification,
   * so with a lock limit equal to the concurrency a free slot would stay empty until the next poll.
   */
  kick(name: string): void {
    void this.notifyHandlers({
      jobId: toJobId('kick'),
      jobName: name,
      nextRunAt: null,
      priority: 0,
      timestamp: new Date(),
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#next);
    this.setState('disconnected');
    await this.#opening;
    await this.#drop(this.#outer);
  }

  #listen(): Promise<void> {
    if (this.#open === undefined || this.#isClosed || this.#outer !== undefined) return Promise.resolve();
    clearTimeout(this.#next);
    return (this.#opening ??= this.#openOuter(this.#open).finally(() => (this.#opening = undefined)));
  }

  async #openOuter(open: () => NotificationChannel): Promise<void> {
    const outer = open();
    let isOpening = true;
    let isLost = false;
    const lose = (error: unknown): void => {
      if (isLost) return;
      isLost = true;
      this.#onError(error);
      if (!isOpening) void this.#leave(outer);
    };
    outer.on('error', lose);
    outer.subscribe(({ jobName }) => this.kick(jobName));
    try {
      await outer.connect();
    } catch (error) {
      lose(error);
    }
    isOpening = false;
    if (isLost || this.#isClosed) return this.#leave(outer);
    this.#outer = outer;
    this.#losses = 0;
  }

  async #leave(outer: NotificationChannel): Promise<void> {
    if (this.#outer === outer) this.#outer = undefined;
    await this.#drop(outer);
    this.#listenLater();
  }

  #listenLater(): void {
    if (this.#isClosed) return;
    const restMs = Math.min(longestRestMs, firstRestMs * 2 ** this.#losses) * (0.5 + Math.random() / 2);
    this.#losses += 1;
    clearTimeout(this.#next);
    this.#next = setTimeout(() => void this.#listen(), restMs);
  }

  /** A dead line may not even take leave. */
  async #drop(outer: NotificationChannel | undefined): Promise<void> {
    if (outer !== undefined) await within(closeLimitMs, outer.disconnect().catch(this.#onError));
  }
}
