import type { AssetStatus } from '#modules/assets/contract';
import type { Tone } from '#ui';

const TONES: Record<AssetStatus, Tone> = {
  held: 'indigo',
  'in-use': 'green',
  'in-repair': 'amber',
  lost: 'vermilion',
  swapped: 'plain',
  returned: 'plain',
  retired: 'plain',
};

export const toneOf = (status: AssetStatus): Tone => TONES[status];
