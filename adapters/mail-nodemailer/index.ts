export * from './list-outbox.js';
export * from './outbox-folder-notifier.js';
export * from './read-letter.js';
export * from './smtp-notifier.js';
