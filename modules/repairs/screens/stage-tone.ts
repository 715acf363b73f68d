import type { RepairStage } from '#modules/repairs/contract';
import type { Tone } from '#ui';

const TONES: Partial<Record<RepairStage, Tone>> = {
  reported: 'amber',
  'awaiting-approval': 'amber',
  'waiting-parts': 'amber',
  'in-repair': 'indigo',
  repaired: 'green',
  tested: 'green',
  returned: 'green',
  exchanged: 'green',
  refunded: 'green',
};

export const toneOf = (stage: RepairStage): Tone => TONES[stage] ?? 'plain';
