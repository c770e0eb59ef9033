import type { ProgressEvent } from '../../../application/index.js';
import type { StageName } from '../../../domain/pipeline/stage.js';
import type { Messages } from '../messages.js';

/** Shows the stages on a terminal as one line that changes, elsewhere as one line per stage that ended. */
export const stageProgress = (output: NodeJS.WriteStream, messages: Messages): ((event: ProgressEvent) => void) => {
  const fractions = new Map<StageName, number>();
  return (event) => {
    if (event.kind !== 'stage') return;
    const wasDone = fractions.get(event.stage) === 1;
    fractions.set(event.stage, event.state === 'done' ? 1 : Math.min(0.99, event.fraction));
    const name = messages.stages[event.stage];
    if (output.isTTY) {
      const line = [...fractions]
        .map(([stage, done]) => `${messages.stages[stage]} ${Math.floor(done * 100)} %`)
        .join(' · ');
      output.write(`\r\u001b[2K${line.slice(0, (output.columns || 80) - 1)}`);
      if (event.stage === 'publish' && event.state === 'done') output.write('\n');
    } else if (event.state === 'done' && !wasDone) output.write(`${name}: ${messages.done}\n`);
    else if (event.state === 'retrying') output.write(`${name}: ${messages.retrying}\n`);
  };
};
