import { type AnswerFault, type Answers, checkAnswers, holds, type LocalText } from '#form-kit';
import type { StepDefinition } from '../contract/index.ts';

/** What keeps a step from being left, and where it could lead. */
export interface StepCheck {
  /** Answers that count. */
  answers: Answers;
  answerFaults: AnswerFault[];
  closedGates: { key: string; says: LocalText }[];
  /** Open ways, the proposed one first. */
  ways: string[];
  /** The way taken: the one wanted, or else the proposed one; `undefined` when it is not open. */
  to: string | undefined;
}

/** Checks answers, gates and ways of a step; `before` are the latest answers of the steps by step. */
export function checkStep(
  step: StepDefinition,
  given: Readonly<Answers>,
  before: Readonly<Record<string, Answers>>,
  wanted?: string,
): StepCheck {
  const checked = step.form ? checkAnswers(step.form, given) : withoutForm(given);
  const known = { ...before, [step.key]: checked.answers };
  const ways = step.ways.filter(({ when }) => !when || holds(when, known)).map((way) => way.to);
  const to = ways.find((one) => wanted === undefined || one === wanted);
  return {
    answers: checked.answers,
    answerFaults: checked.faults,
    closedGates: step.gates
      .filter((gate) => gate.towards === undefined || (to !== undefined && gate.towards.includes(to)))
      .filter((gate) => !holds(gate.holds, known))
      .map(({ key, says }) => ({ key, says })),
    ways,
    to,
  };
}

function withoutForm(given: Readonly<Answers>): { faults: AnswerFault[]; answers: Answers } {
  return { faults: Object.keys(given).map((path) => ({ path, kind: 'unknown' })), answers: {} };
}
