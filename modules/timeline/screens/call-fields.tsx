import { NumberInput, SegmentedControl, Select } from '@mantine/core';
import { CALL_OUTCOMES, type CallDirection, type CallOutcome } from '#modules/timeline/contract';
import { useWords } from './messages/use-words.ts';

/** How a call went, besides what was said. */
export interface CallDetails {
  direction: CallDirection;
  outcome: CallOutcome;
  minutes: number | null;
}

export const emptyCall: CallDetails = { direction: 'inbound', outcome: 'reached', minutes: null };

/** Who was in touch with whom. */
export function DirectionField({
  value,
  labels,
  onChange,
}: {
  readonly value: CallDirection;
  readonly labels: Readonly<Record<CallDirection, string>>;
  readonly onChange: (direction: CallDirection) => void;
}) {
  const words = useWords();
  return (
    <SegmentedControl
      aria-label={words('composer.direction')}
      data={[
        { value: 'inbound', label: labels.inbound },
        { value: 'outbound', label: labels.outbound },
      ]}
      value={value}
      onChange={(direction) => onChange(direction === 'inbound' ? 'inbound' : 'outbound')}
    />
  );
}

export type CallFieldsProps = {
  readonly call: CallDetails;
  readonly onChange: (call: CallDetails) => void;
};

export function CallFields({ call, onChange }: CallFieldsProps) {
  const words = useWords();
  const setOutcome = (outcome: string | null) => {
    const known = CALL_OUTCOMES.find((one) => one === outcome);
    if (known) onChange({ ...call, outcome: known });
  };
  return (
    <>
      <DirectionField
        value={call.direction}
        labels={{ inbound: words('composer.inbound'), outbound: words('composer.outbound') }}
        onChange={(direction) => onChange({ ...call, direction })}
      />
      <Select
        aria-label={words('composer.outcome')}
        data={CALL_OUTCOMES.map((outcome) => ({ value: outcome, label: words(`outcome.${outcome}`) }))}
        allowDeselect={false}
        value={call.outcome}
        onChange={setOutcome}
        w="10rem"
      />
      <NumberInput
        aria-label={words('composer.minutes')}
        placeholder={words('composer.minutes')}
        min={0}
        max={600}
        allowDecimal={false}
        hideControls
        value={call.minutes ?? ''}
        onChange={(minutes) => onChange({ ...call, minutes: typeof minutes === 'number' ? minutes : null })}
        w="6rem"
      />
    </>
  );
}
