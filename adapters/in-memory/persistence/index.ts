export {
  createInMemoryPersistence,
  type InMemoryPersistence,
  type InMemoryPersistenceOptions,
} from './create-in-memory-persistence.js';
