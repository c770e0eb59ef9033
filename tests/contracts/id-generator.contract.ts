import type { TestFn } from 'ava';
import type { IdGenerator } from '../../application/ports/id-generator.js';

export interface IdGeneratorContractOptions {
  readonly name: string;
  readonly create: () => IdGenerator;
}

export const idGeneratorContract = (test: TestFn, { name, create }: IdGeneratorContractOptions): void => {
  test(`${name}: 20,000 ids are lower-case UUIDs of version 7, all different, each after the one before`, (t) => {
    const generator = create();
    let previous = '';
    for (let i = 0; i < 20_000; i += 1) {
      const id = generator.next();
      if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)) t.fail(id);
      if (id <= previous) t.fail(`${id} after ${previous}`);
      previous = id;
    }
    t.pass();
  });
};
