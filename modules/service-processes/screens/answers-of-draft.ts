import { type Answers, answers } from '#form-kit';

/** Answers as a draft keeps them; none when it keeps nothing, or something else. */
export function answersOfDraft(text: string): Answers {
  try {
    const draft = answers.safeParse(JSON.parse(text));
    return draft.success ? draft.data : {};
  } catch {
    return {};
  }
}
