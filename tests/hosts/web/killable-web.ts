import type { UnitOfWork } from '../../../application/index.js';
import { compose } from '../../../hosts/composition/compose.js';
import { requireConfig } from '../../../hosts/composition/load-config.js';
import { startWeb } from '../../../hosts/composition/start.js';
import { T } from '../../../hosts/composition/tokens.js';

// A web host as hosts/koa starts it. DIE=written: by its own hand when a video is written, before the commit; committed: right after it.
const config = requireConfig(process.env);
const { container } = await compose(config, 'embedded');
const death = process.env['DIE'];
const die = (): void => void process.kill(process.pid, 'SIGKILL');
const real: UnitOfWork = container.get(T.unitOfWork);
const mortal: UnitOfWork = {
  async run(work) {
    let isVideoWritten = false;
    const outcome = await real.run((tx) =>
      work({
        ...tx,
        videos: {
          ...tx.videos,
          async add(video) {
            const added = await tx.videos.add(video);
            isVideoWritten = added.ok;
            if (isVideoWritten && death === 'written') die();
            return added;
          },
        },
      }),
    );
    if (isVideoWritten && outcome.ok && death === 'committed') die();
    return outcome;
  },
};
container.rebind(T.unitOfWork).toConstantValue(mortal);
const { address } = await startWeb(config, container);
process.send?.(address.port);
