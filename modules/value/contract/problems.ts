import { defineProblem } from '#contract-kit';

export const runInProgress = defineProblem({
  code: 'value-run-in-progress',
  status: 409,
  title: 'A value run is already on its way',
});
export const runAlreadyEnded = defineProblem({
  code: 'value-run-already-ended',
  status: 409,
  title: 'This value run has already ended',
});
export const runAlreadyWriting = defineProblem({
  code: 'value-run-already-writing',
  status: 409,
  title: 'This value run is already writing its results',
});
export const settingsChangedMeanwhile = defineProblem({
  code: 'value-settings-changed-meanwhile',
  status: 409,
  title: 'Somebody else changed the settings of value in the meantime',
});
