import {
  IconArrowBackUp,
  IconHeart,
  IconHeartHandshake,
  IconMail,
  IconNote,
  IconPencil,
  IconPhoneIncoming,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconPointFilled,
  IconShoppingBag,
  IconUserPlus,
} from '@tabler/icons-react';
import type { TimelineEntryShown } from '#modules/timeline/contract';
import type { IconComponent, Tone } from '#ui';

export interface EntryLook {
  icon: IconComponent;
  tone?: Tone;
}

const LOOKS: Readonly<Record<string, EntryLook>> = {
  'note.added': { icon: IconNote },
  'contact.logged': { icon: IconMail, tone: 'indigo' },
  'party.created': { icon: IconUserPlus, tone: 'green' },
  'party.changed': { icon: IconPencil },
  'party.archived': { icon: IconPencil },
  'party.restored': { icon: IconPencil },
  'order.recorded': { icon: IconShoppingBag, tone: 'green' },
  'order.refunded': { icon: IconArrowBackUp, tone: 'vermilion' },
  'care-task.created': { icon: IconHeart, tone: 'indigo' },
  'care-task.completed': { icon: IconHeartHandshake, tone: 'green' },
};

/** Picture and colour of an entry. A kind nobody drew for gets a point: the words carry the meaning. */
export function lookOf(entry: TimelineEntryShown): EntryLook {
  if (entry.kind !== 'call.logged') return LOOKS[entry.kind] ?? { icon: IconPointFilled };
  if (entry.values.outcome !== 'reached') return { icon: IconPhoneOff, tone: 'amber' };
  return entry.values.direction === 'inbound'
    ? { icon: IconPhoneIncoming, tone: 'indigo' }
    : { icon: IconPhoneOutgoing, tone: 'green' };
}
