import type { ImportState } from '../contract/index.ts';

/** What a person can ask of an import. */
export type ImportVerb = 'configure' | 'test' | 'start' | 'pause' | 'resume' | 'cancel' | 'revert';

const allowedIn: Record<ImportVerb, readonly ImportState[]> = {
  configure: ['draft', 'tested'],
  test: ['draft', 'tested'],
  start: ['draft', 'tested'],
  pause: ['queued', 'running'],
  resume: ['paused'],
  cancel: ['draft', 'testing', 'tested', 'queued', 'running', 'paused'],
  revert: ['done', 'failed', 'cancelled'],
};

/** Whether an import in a state can be asked to do something. */
export function stateAllows(state: ImportState, verb: ImportVerb): boolean {
  return allowedIn[verb].includes(state);
}

/** The states in which something can be asked, to say so when it cannot. */
export function statesAllowing(verb: ImportVerb): readonly ImportState[] {
  return allowedIn[verb];
}
