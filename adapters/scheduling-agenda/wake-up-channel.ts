import { BaseNotificationChannel, toJobId, type JobNotification, type NotificationChannel } from 'agenda';

/**
 * Carries "there is a job" to the workers: through the backend's own channel where it has one, otherwise within this process.
 * State events are not carried: nobody listens to them, and each would be another write.
 */
export class WakeUpChannel extends BaseNotificationChannel {
  readonly #outer: NotificationChannel | undefined;

  constructor(outer: NotificationChannel | undefined, onError: (error: unknown) => void) {
    super();
    this.#outer = outer;
    this.on('error', onError);
    // Without a listener a dropped connection of the backend would end the process.
    outer?.on('error', onError);
    outer?.subscribe((notification) => this.notifyHandlers(notification));
  }

  async connect(): Promise<void> {
    if (this.#outer && this.#outer.state !== 'connected') await this.#outer.connect();
    this.setState('connected');
  }

  /** Agenda disconnects whenever one of its workers stops; the channel serves all of this process until `close`. */
  async disconnect(): Promise<void> {}

  async publish(notification: JobNotification): Promise<void> {
    if (this.#outer) await this.#outer.publish(notification);
    else void this.notifyHandlers(notification);
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
    this.setState('disconnected');
    await this.#outer?.disconnect();
  }
}
