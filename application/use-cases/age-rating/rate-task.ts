import { emptyAnswerSheet, type AgeAnswerSheet } from '../../../domain/age-rating/age-answers.js';
import { askedQuestions, type AskedQuestions } from '../../../domain/age-rating/asked-questions.js';
import { rateVideo, type VideoAgeRating } from '../../../domain/age-rating/rate-video.js';
import type { RiskCatalogue } from '../../../domain/risk-definition/risk-definition.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { VerificationTask } from '../../../domain/verification-task/verification-task.js';
import type { Transaction } from '../../ports/unit-of-work.js';
import { notFound, type NotFound } from '../refusals.js';
import { catalogueOf } from '../verification/catalogue-of.js';

/** The rating of a task's video as the decisions and answers stand now. */
export interface RatedTask {
  readonly rating: VideoAgeRating;
  readonly asked: AskedQuestions;
  readonly sheet: AgeAnswerSheet;
  readonly catalogue: RiskCatalogue;
}

export const rateTask = async (tx: Transaction, task: VerificationTask): Promise<Result<RatedTask, NotFound>> => {
  const video = await tx.videos.find(task.videoId);
  if (video === undefined) return refuse(notFound('video'));
  const triggers = await tx.triggers.ofExecution(task.executionId);
  const catalogue = await catalogueOf(tx, triggers);
  const sheet = (await tx.ageAnswers.find(task.id)) ?? emptyAnswerSheet(task.id);
  const rating = rateVideo(triggers, catalogue, sheet.answers, video.declaredMark);
  return accept({ rating, asked: askedQuestions(triggers, catalogue), sheet, catalogue });
};
