import { Select } from '@mantine/core';
import { type CallDirection, CONTACT_CHANNELS, type ContactChannel } from '#modules/timeline/contract';
import { DirectionField } from './call-fields.tsx';
import { useWords } from './messages/use-words.ts';

/** How one was in touch, besides what was written or said. */
export interface ContactDetails {
  channel: ContactChannel;
  direction: CallDirection;
}

export const emptyContact: ContactDetails = { channel: 'messenger', direction: 'inbound' };

export type ContactFieldsProps = {
  readonly contact: ContactDetails;
  readonly onChange: (contact: ContactDetails) => void;
};

export function ContactFields({ contact, onChange }: ContactFieldsProps) {
  const words = useWords();
  return (
    <>
      <Select
        aria-label={words('composer.channel')}
        data={CONTACT_CHANNELS.map((channel) => ({ value: channel, label: words(`channel.${channel}`) }))}
        allowDeselect={false}
        value={contact.channel}
        onChange={(value) => {
          const channel = CONTACT_CHANNELS.find((one) => one === value);
          if (channel) onChange({ ...contact, channel });
        }}
        w="9rem"
      />
      <DirectionField
        value={contact.direction}
        labels={{ inbound: words('contact.inbound'), outbound: words('contact.outbound') }}
        onChange={(direction) => onChange({ ...contact, direction })}
      />
    </>
  );
}
