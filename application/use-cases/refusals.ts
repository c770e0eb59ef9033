/** Refusals that many use cases share. What the actor may not see does not exist for them. */
export interface NotFound {
  readonly kind: 'not-found';
  readonly subject:
    | 'project'
    | 'video'
    | 'execution'
    | 'trigger'
    | 'task'
    | 'preview'
    | 'report'
    | 'user'
    | 'mention-list'
    | 'upload'
    | 'webhook'
    | 'delivery';
}

export interface Forbidden {
  readonly kind: 'forbidden';
}

export const notFound = (subject: NotFound['subject']): NotFound => ({ kind: 'not-found', subject });
