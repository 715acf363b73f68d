import { defineProblem } from '#contract-kit';

export const repairChanged = defineProblem({
  code: 'repair-changed',
  status: 409,
  title: 'Somebody else has changed this repair',
});
export const repairStepImpossible = defineProblem({
  code: 'repair-step-impossible',
  status: 422,
  title: 'This is not possible at this stage of the repair',
});
export const repairOpenAlready = defineProblem({
  code: 'repair-open-already',
  status: 409,
  title: 'This asset is in a repair already',
});
export const optionNotOpen = defineProblem({
  code: 'option-not-open',
  status: 422,
  title: 'The customer may not choose this',
});
export const loanerTaken = defineProblem({
  code: 'loaner-taken',
  status: 409,
  title: 'This loaner is not free',
});
export const loanerSerialInUse = defineProblem({
  code: 'loaner-serial-in-use',
  status: 409,
  title: 'There is a loaner of this serial number already',
});
