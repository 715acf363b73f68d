import type { Answer } from '#contract-kit';
import { CommandFailure } from './command-failure.ts';

/** The value of an answer, or the end of the command with the server's explanation. */
export async function answered<T>(answer: Promise<Answer<T>>): Promise<T> {
  const settled = await answer;
  if (settled.ok) return settled.value;
  const { title, detail, faults } = settled.problem;
  const listed = faults.map(({ path, message }) => `\n  ${path}: ${message}`).join('');
  throw new CommandFailure(`${title}: ${detail}${listed}`);
}
