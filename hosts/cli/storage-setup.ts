import { setUpBucket, type SetUpOutcome, type SetUpStep } from '../../adapters/storage-s3/index.js';
import type { Config } from '../composition/config.js';
import { s3BucketOptions } from '../composition/storage/s3-bucket-options.js';

export interface StorageSetupMessages {
  readonly noBucket: string;
  readonly steps: Readonly<Record<SetUpStep, string>>;
  readonly outcomes: Readonly<Record<SetUpOutcome['outcome'], string>>;
}

export const ruStorageSetup: StorageSetupMessages = {
  noBucket:
    'Бакет не настроен: задайте BACKBLAZE_ENDPOINT_URL, BACKBLAZE_APPLICATION_KEY_ID и другие (docs/configuration.md).',
  steps: { bucket: 'бакет', cors: 'CORS', lifecycle: 'сроки хранения' },
  outcomes: {
    done: 'готово',
    'already-there': 'уже есть',
    unsupported: 'хранилище этого не умеет; приложение обойдётся',
    failed: 'ОШИБКА',
  },
};

export const enStorageSetup: StorageSetupMessages = {
  noBucket:
    'No bucket is configured: set BACKBLAZE_ENDPOINT_URL, BACKBLAZE_APPLICATION_KEY_ID and others (docs/configuration.en.md).',
  steps: { bucket: 'bucket', cors: 'CORS', lifecycle: 'lifecycle' },
  outcomes: {
    done: 'done',
    'already-there': 'there already',
    unsupported: 'the store does not know this; the application goes on without',
    failed: 'FAILED',
  },
};

/** Prepares the bucket of the configuration, prints a line for each step, and returns the exit code. May be run again. */
export const setUpStorage = async (
  { s3, baseUrl }: Pick<Config, 's3' | 'baseUrl'>,
  messages: StorageSetupMessages,
  print: (line: string) => void,
): Promise<number> => {
  if (s3 === undefined) {
    print(messages.noBucket);
    return 2;
  }
  const outcomes = await setUpBucket(s3BucketOptions(s3), { origins: [new URL(baseUrl).origin] });
  for (const { step, outcome, error } of outcomes)
    print([messages.steps[step], messages.outcomes[outcome], error?.message].filter(Boolean).join(': '));
  return outcomes.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
};
