import { compose } from '../composition/compose.js';
import { configReport, loadConfig, requireConfig } from '../composition/load-config.js';
import { untilSignal } from '../composition/run-until-signal.js';
import { terminalLocale } from '../composition/terminal-locale.js';
import { T } from '../composition/tokens.js';
import { analyzeFile } from './analyze/analyze-file.js';
import { parseAnalyzeArguments } from './analyze/parse-analyze-arguments.js';
import { firstRun } from './first-run.js';
import { messagesOf, type CommandName } from './messages.js';
import { parseReplayArguments } from './replay/parse-replay-arguments.js';
import { replayDetections } from './replay/replay-detections.js';
import { parseSeedArguments, seed } from './seed.js';
import { setUpStorage } from './storage-setup.js';

const messages = messagesOf[terminalLocale(process.env)];

const refuseWords = (): number => {
  console.error(messages.usage);
  return 2;
};

const commands: Readonly<Record<CommandName, (args: readonly string[]) => Promise<number>>> = {
  analyze: async (args) => {
    const options = parseAnalyzeArguments(args);
    if (options === undefined) return refuseWords();
    const stop = new AbortController();
    void untilSignal().then(() => stop.abort(new Error(messages.interrupted)));
    return analyzeFile(requireConfig(process.env), options, messages, stop.signal);
  },
  replay: async (args) => {
    const options = parseReplayArguments(args);
    if (options === undefined) return refuseWords();
    const stop = new AbortController();
    void untilSignal().then(() => stop.abort(new Error(messages.interrupted)));
    // The table tells it all; a log between its lines would not help.
    await using composition = await compose({ ...requireConfig(process.env), logLevel: 'warn' }, 'embedded');
    const { container } = composition;
    const parts = { queries: container.get(T.queries), replayDetection: container.get(T.replayDetection) };
    return await replayDetections(parts, options, messages.replay, stop.signal, (line) => console.log(line));
  },
  migrate: async (args) => {
    const [direction = 'up'] = args;
    if (args.length > 1 || !['up', 'down'].includes(direction)) return refuseWords();
    await using composition = await compose(requireConfig(process.env), 'embedded');
    const { migrate } = composition.container.get(T.database);
    await (direction === 'down' ? migrate.down() : migrate.up());
    console.log(JSON.stringify(await migrate.status(), null, 2));
    return 0;
  },
  seed: async (args) => {
    const options = parseSeedArguments(args);
    if (options === undefined) return refuseWords();
    return seed(requireConfig(process.env), options, messages.seed, console.log);
  },
  'first-run': async (args) => {
    if (args.length > 0) return refuseWords();
    await firstRun(requireConfig(process.env));
    return 0;
  },
  'storage-setup': async (args) =>
    args.length > 0 ? refuseWords() : setUpStorage(requireConfig(process.env), messages.storageSetup, console.log),
  'config-check': async (args) => {
    if (args.length > 0) return refuseWords();
    const verdict = loadConfig(process.env);
    for (const line of configReport(verdict)) console.log(line);
    return verdict.ok ? 0 : 2;
  },
};

const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name);

const [name = '', ...args] = process.argv.slice(2);
if (name === 'help' || [name, ...args].some((word) => word === '--help' || word === '-h')) console.log(messages.usage);
else if (!isCommand(name)) process.exitCode = refuseWords();
else
  try {
    process.exitCode = await commands[name](args);
  } catch (error) {
    console.error(messages.failed(name, error instanceof Error ? error.message : String(error)));
    process.exitCode = 2;
  }
