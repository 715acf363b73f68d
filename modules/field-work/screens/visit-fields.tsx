import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import {
  type Place,
  PURPOSES,
  type VisitPlan,
  WORK_KINDS,
  type WorkKind,
} from '#modules/field-work/contract';
import styles from './field-work.module.css';
import { useTechnicians } from './field-work-queries.ts';
import { useWords } from './messages/use-words.ts';

/** What the desk says of a visit. */
export type PlannedVisit = VisitPlan & { readonly place: Place };

type VisitFieldsProps = {
  readonly branchId: string | undefined;
  readonly value: PlannedVisit;
  readonly onChange: (value: PlannedVisit) => void;
};

export function VisitFields({ branchId, value, onChange }: VisitFieldsProps) {
  const words = useWords();
  const set = (part: Partial<PlannedVisit>) => onChange({ ...value, ...part });
  const setPlace = (part: Partial<Place>) => set({ place: { ...value.place, ...part } });
  const { from, until } = value.window ?? { from: '', until: '' };
  const setWindow = (next: { from: string; until: string }) =>
    set({ window: next.from === '' && next.until === '' ? null : next });
  return (
    <>
      <Checkbox.Group
        label={words('purposes')}
        value={[...value.purposes]}
        onChange={(chosen) => set({ purposes: PURPOSES.filter((purpose) => chosen.includes(purpose)) })}
      >
        <div className={styles.choices}>
          {PURPOSES.map((purpose) => (
            <Checkbox key={purpose} value={purpose} label={words(`purpose.${purpose}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <KindField value={value.kind} onChange={(kind) => set({ kind })} />
      <div className={styles.pair}>
        <TextInput
          type="date"
          label={words('date')}
          required
          value={value.visitOn}
          onChange={(event) => set({ visitOn: event.currentTarget.value })}
        />
        <Technician
          branchId={branchId}
          value={value.technicianId}
          onChange={(technicianId) => set({ technicianId })}
        />
        <NumberInput
          label={words('visit.minutes')}
          min={5}
          max={600}
          value={value.serviceMinutes}
          onChange={(minutes) => set({ serviceMinutes: Number(minutes) || 5 })}
        />
      </div>
      <div className={styles.pair}>
        <TextInput
          type="time"
          label={words('visit.window')}
          value={from}
          onChange={(event) => setWindow({ from: event.currentTarget.value, until })}
        />
        <TextInput
          type="time"
          label={words('visit.windowUntil')}
          value={until}
          onChange={(event) => setWindow({ from, until: event.currentTarget.value })}
        />
      </div>
      <div className={styles.pair}>
        <TextInput
          label={words('visit.district')}
          maxLength={80}
          value={value.place.district}
          onChange={(event) => setPlace({ district: event.currentTarget.value })}
        />
        <TextInput
          label={words('visit.address')}
          maxLength={300}
          value={value.place.address}
          onChange={(event) => setPlace({ address: event.currentTarget.value })}
        />
      </div>
      <div className={styles.pair}>
        <NumberInput
          label={words('visit.latitude')}
          min={-90}
          max={90}
          value={value.place.latitude ?? ''}
          onChange={(latitude) => setPlace({ latitude: latitude === '' ? null : Number(latitude) })}
        />
        <NumberInput
          label={words('visit.longitude')}
          min={-180}
          max={180}
          value={value.place.longitude ?? ''}
          onChange={(longitude) => setPlace({ longitude: longitude === '' ? null : Number(longitude) })}
        />
      </div>
      <Textarea
        label={words('visit.instructions')}
        autosize
        maxLength={2000}
        value={value.instructions}
        onChange={(event) => set({ instructions: event.currentTarget.value })}
      />
    </>
  );
}

type KindFieldProps = { readonly value: WorkKind; readonly onChange: (kind: WorkKind) => void };

/** What a visit or regular maintenance is to the customer. */
export function KindField({ value, onChange }: KindFieldProps) {
  const words = useWords();
  return (
    <NativeSelect
      label={words('kind')}
      value={value}
      data={WORK_KINDS.map((kind) => ({ value: kind, label: words(`kinds.${kind}`) }))}
      onChange={(event) =>
        onChange(WORK_KINDS.find((kind) => kind === event.currentTarget.value) ?? 'service')
      }
    />
  );
}

/** Who goes, of the people of the branch. */
export function Technician({
  branchId,
  value,
  onChange,
}: {
  readonly branchId: string | undefined;
  readonly value: string | null;
  readonly onChange: (technicianId: string | null) => void;
}) {
  const words = useWords();
  const people = useTechnicians(branchId);
  return (
    <NativeSelect
      label={words('visit.by')}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
      data={[
        { value: '', label: words('rounds.nobodyYet') },
        ...(people.data ?? []).map(({ technicianId, name }) => ({ value: technicianId, label: name })),
      ]}
    />
  );
}

/** Lines of a text, without empty ones and repetitions. */
export const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];
