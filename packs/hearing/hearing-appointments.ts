import type { AppointmentTypeGiven } from '#pack-kit';
import { words } from './words.ts';

const audiologist = { kind: 'person', skill: 'audiology' } as const;
const booth = { kind: 'room', skill: 'hearing-test' } as const;

/** What customers of a hearing clinic come for. */
export const hearingAppointments: readonly AppointmentTypeGiven[] = [
  {
    key: 'hearing.assessment',
    name: words('听力评估', '聽力評估', 'Hearing assessment'),
    minutes: 60,
    bufferAfterMinutes: 10,
    needs: [audiologist, booth],
  },
  {
    key: 'hearing.fitting',
    name: words('助听器验配', '助聽器驗配', 'Hearing-aid fitting'),
    minutes: 90,
    bufferAfterMinutes: 10,
    needs: [audiologist, booth],
  },
  {
    key: 'hearing.fine-tuning',
    name: words('复诊调机', '回診調機', 'Follow-up and fine-tuning'),
    minutes: 45,
    bufferAfterMinutes: 5,
    needs: [audiologist],
  },
  {
    key: 'hearing.cleaning',
    name: words('保养清洁', '保養清潔', 'Cleaning and check'),
    minutes: 20,
    needs: [{ kind: 'person' }],
  },
];
