import type { AppointmentStatus } from '#modules/appointments/contract';
import type { Tone } from '#ui';

const TONES: Readonly<Record<AppointmentStatus, Tone>> = {
  booked: 'indigo',
  arrived: 'amber',
  done: 'green',
  'no-show': 'vermilion',
  cancelled: 'plain',
};

export const toneOf = (status: AppointmentStatus): Tone => TONES[status];
