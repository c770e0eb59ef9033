import { createReadStream } from 'node:fs';
import { access, constants, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { projectId, userId } from '../../../domain/shared/ids.js';
import type { ReportDocument } from '../../../domain/report/report.js';
import type { VideoFailure } from '../../../domain/video/video-failure.js';
import { compose, type Composition } from '../../composition/compose.js';
import type { Config } from '../../composition/config.js';
import { projectRoot } from '../../composition/load-config.js';
import { startWorkerOf } from '../../composition/start-worker-of.js';
import { T } from '../../composition/tokens.js';
import type { Messages } from '../messages.js';
import { analysisResult } from './analysis-result.js';
import { findingsTable } from './findings-table.js';
import { stageProgress } from './stage-progress.js';

export interface AnalyzeOptions {
  readonly file: string;
  readonly json: string | undefined;
}

/** 0 nothing found in what was checked, 1 signs found, 2 error. */
export type AnalyzeExitCode = 0 | 1 | 2;

type Analysed =
  { readonly document: ReportDocument } | { readonly refused: string } | { readonly failed: VideoFailure };

/** Checks one file with the very use cases of the server, in memory and a folder that is removed afterwards. */
export const analyzeFile = async (
  config: Config,
  { file, json }: AnalyzeOptions,
  messages: Messages,
  stop: AbortSignal,
): Promise<AnalyzeExitCode> => {
  const path = file === 'demo' ? join(projectRoot, 'hosts/cli/demo/demo.mp4') : file;
  const isReadable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!isReadable) {
    console.error(messages.fileNotFound(file));
    return 2;
  }
  const folder = await mkdtemp(join(tmpdir(), 'analyze-'));
  try {
    const own: Config = {
      ...config,
      dataDir: folder,
      tempDir: join(folder, 'tmp'),
      redis: undefined,
      logLevel: 'error',
      stageAttempts: 2,
    };
    await using composition = await compose(own, 'one-file');
    const analysed = await analyse(composition, path, messages, stop);
    if ('refused' in analysed) {
      console.error(messages.refused(analysed.refused));
      return 2;
    }
    if ('failed' in analysed) {
      console.error(messages.failed('analyze', JSON.stringify(analysed.failed)));
      return 2;
    }
    show(analysed.document, messages);
    if (json !== undefined) {
      await writeFile(json, `${JSON.stringify(analysisResult(analysed.document), null, 2)}\n`);
      console.error(messages.written(json));
    }
    return analysed.document.findings.length > 0 ? 1 : 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const analyse = async (
  { container }: Composition,
  path: string,
  messages: Messages,
  stop: AbortSignal,
): Promise<Analysed> => {
  const actor = { userId: userId(container.get(T.ids).next()), role: 'client' } as const;
  await container.get(T.ensureCatalogue).execute();
  const project = await container.get(T.createProject).execute(actor, { name: 'analyze', description: '' });
  if (!project.ok) return { refused: project.refusal.kind };
  const uploaded = await container.get(T.uploadVideo).execute(actor, {
    projectId: projectId(project.value.id),
    title: '',
    description: '',
    fileName: basename(path),
    source: createReadStream(path),
    signal: stop,
  });
  if (!uploaded.ok) {
    const { refusal } = uploaded;
    return { refused: refusal.kind === 'media-refused' ? JSON.stringify(refusal.reason) : refusal.kind };
  }
  const watching = new AbortController();
  const news = container.get(T.progress).subscribe(uploaded.value.id, AbortSignal.any([watching.signal, stop]));
  await using _worker = await startWorkerOf({ container }, { stages: 2, graceMs: 1 });
  const tell = stageProgress(process.stderr, messages);
  for await (const event of news) {
    tell(event);
    if (event.kind === 'video') break;
  }
  watching.abort();
  stop.throwIfAborted();
  const queries = container.get(T.queries);
  const report = await queries.reportOfVideo(uploaded.value.id, undefined);
  if (report !== undefined) return { document: report.document };
  const row = await queries.video(uploaded.value.id, undefined);
  return { failed: row?.video.state === 'failed' ? row.video.failure : { kind: 'cancelled' } };
};

const show = (document: ReportDocument, messages: Messages): void => {
  const { findings, coverage, catalogue } = document;
  console.log('');
  if (findings.length === 0) console.log(messages.nothingFound);
  else {
    console.log(messages.findings(findings.length));
    for (const line of findingsTable(document, messages, process.stdout.columns || 140)) console.log(line);
  }
  console.log(`\n${messages.models}`);
  for (const entry of coverage)
    if (entry.state === 'checked') {
      const frames = entry.framesSampled > 0 ? `, ${messages.frames(entry.framesAnalysed, entry.framesSampled)}` : '';
      console.log(`  ${messages.checks[entry.check]}: ${entry.model} (${entry.engine})${frames}`);
    }
  console.log(`\n${messages.notChecked}`);
  for (const entry of coverage)
    if (entry.state === 'not-checked')
      console.log(`  ${messages.checks[entry.check]}: ${messages.reasons[entry.reason]}`);
  console.log(`\n${catalogue.version} · ${messages.notice(catalogue)}`);
};
