import { defineProblem } from '#contract-kit';

export const serialInUse = defineProblem({
  code: 'serial-in-use',
  status: 409,
  title: 'This serial number is in use already',
});
export const assetChanged = defineProblem({
  code: 'asset-changed',
  status: 409,
  title: 'Somebody else has changed this asset',
});
export const recallUnclear = defineProblem({
  code: 'recall-unclear',
  status: 422,
  title: 'This does not say which goods are called back',
});
export const assetFactImpossible = defineProblem({
  code: 'asset-fact-impossible',
  status: 422,
  title: 'This cannot have happened',
});
