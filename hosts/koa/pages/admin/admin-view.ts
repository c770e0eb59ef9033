import type { Dashboard, Page } from '../../../../application/ports/screen-queries.js';
import type { PipelineExecution } from '../../../../domain/pipeline/pipeline-execution.js';
import { stageNames } from '../../../../domain/pipeline/stage.js';
import { taskStates } from '../../../../domain/verification-task/verification-task.js';
import type { User } from '../../../../domain/user/user.js';
import { videoStates } from '../../../../domain/video/video.js';
import { failureText } from '../../i18n/refusal-text.js';
import { momentView, type MomentView } from '../shared/moment-view.js';
import type { Words } from '../shared/page-context.js';
import type { Pager } from '../shared/pager.js';
import { stagesView, type StageView } from '../videos/stages-view.js';

interface AdminView {
  readonly users: readonly {
    readonly name: string;
    readonly email: string;
    readonly roleText: string;
    readonly isActive: boolean;
    readonly created: MomentView;
  }[];
  readonly search: string;
  readonly pager: Pager;
  readonly executions: readonly {
    readonly videoHref: string;
    readonly id: string;
    readonly state: string;
    readonly stateText: string;
    readonly stages: readonly StageView[];
    readonly fault: string | undefined;
    readonly created: MomentView;
  }[];
  readonly figures: readonly { readonly text: string; readonly value: string }[];
}

interface Found {
  readonly users: Page<User>;
  readonly executions: Page<PipelineExecution>;
  readonly figures: Dashboard;
}

const faultOf = (execution: PipelineExecution, { locale }: Words): string | undefined => {
  const faults = stageNames.flatMap((name) => execution.stages[name].lastFault ?? []);
  const reason = execution.state === 'failed' ? [failureText(locale, execution.failure)] : [];
  const all = [...reason, ...faults.map((fault) => fault.slice(0, 300))];
  return all.length === 0 ? undefined : all.join(' · ');
};

export const adminView = (
  { users, executions, figures }: Found,
  search: string,
  pager: Pager,
  words: Words,
): AdminView => {
  const { t, format } = words;
  return {
    users: users.items.map((user) => ({
      name: user.name,
      email: user.email,
      roleText: t(`role.${user.role}`),
      isActive: user.isActive,
      created: momentView(user.createdAt, words),
    })),
    search,
    pager,
    executions: executions.items.map((execution) => ({
      videoHref: `/client/videos/${execution.videoId}/`,
      id: execution.id.slice(-12),
      state: execution.state,
      stateText: t(`executionState.${execution.state}`),
      stages: stagesView(execution, words),
      fault: faultOf(execution, words),
      created: momentView(execution.createdAt, words),
    })),
    figures: [
      ...videoStates.map((state) => ({ text: t(`videoState.${state}`), value: format.number(figures.videos[state]) })),
      ...taskStates.map((state) => ({ text: t(`taskState.${state}`), value: format.number(figures.tasks[state]) })),
    ],
  };
};
