import { Button, Radio } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { FieldChoice, MergeField, MergePreview } from '#modules/parties/contract';
import { Chip, ErrorPanel, Skeletons } from '#ui';
import styles from './merge.module.css';
import { MergeFileCard } from './merge-file-card.tsx';
import { useMergeActions, useMergePreview } from './merge-queries.ts';
import { MergeRelations } from './merge-relations.tsx';
import { useFieldValue } from './use-field-value.ts';
import { useWords } from './words/use-words.ts';

export type MergeFormProps = {
  /** Two files, in the order they are shown; which of them stays is chosen here. */
  readonly partyIds: readonly [string, string];
  readonly onMerged: (survivorId: string) => void;
  /** What else may be decided about the two, beside the button. */
  readonly otherActions?: ReactNode;
  readonly formId?: string;
};

/** Two files side by side: which stays, whose word counts where they differ, and what goes over. */
export function MergeForm({ partyIds, onMerged, otherActions, formId }: MergeFormProps) {
  const [a, b] = partyIds;
  const [chosenId, setChosenId] = useState<string>();
  const first = useMergePreview(a, b);
  const survivorId = chosenId ?? first.data?.suggestedSurvivorId ?? a;
  const preview = useMergePreview(survivorId, survivorId === a ? b : a);
  const { data, error } = preview;
  if (error) return <ErrorPanel error={error} onRetry={() => void preview.refetch()} />;
  if (!first.data || !data) return <Skeletons rows={9} />;
  return (
    <LoadedForm
      key={survivorId}
      preview={data}
      order={partyIds}
      onKeep={setChosenId}
      onMerged={onMerged}
      otherActions={otherActions}
      formId={formId}
    />
  );
}

type LoadedFormProps = Omit<MergeFormProps, 'partyIds'> & {
  readonly preview: MergePreview;
  readonly order: readonly [string, string];
  readonly onKeep: (partyId: string) => void;
};

function LoadedForm({ preview, order, onKeep, onMerged, otherActions, formId }: LoadedFormProps) {
  const words = useWords();
  const { merging } = useMergeActions();
  const [fields, setFields] = useState<Partial<Record<MergeField, FieldChoice>>>({});
  const [leave, setLeave] = useState<readonly string[]>([]);
  const survivorId = preview.survivor.partyId;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = { survivorId, mergedPartyId: preview.merged.partyId, fields, leave };
    merging.mutate(chosen, { onSuccess: () => onMerged(survivorId) });
  };
  const files = [preview.survivor, preview.merged].sort(
    (one, other) => order.indexOf(one.partyId) - order.indexOf(other.partyId),
  );
  return (
    <form id={formId} onSubmit={submit} className={styles.form}>
      <Radio.Group value={survivorId} onChange={onKeep} label={words('merge.keep')} className={styles.group}>
        <div className={styles.sides}>
          {files.map((party) => (
            <MergeFileCard
              key={party.partyId}
              party={party}
              stays={party.partyId === survivorId}
              because={party.partyId === preview.suggestedSurvivorId ? preview.suggestedBecause : undefined}
            />
          ))}
        </div>
      </Radio.Group>
      <Warnings preview={preview} />
      <Fields
        preview={preview}
        order={files.map(({ partyId }) => partyId)}
        fields={fields}
        onFields={setFields}
      />
      <MergeRelations relations={preview.relations} leave={leave} onLeave={setLeave} />
      <div className={styles.actions}>
        {otherActions}
        <Button type="submit" variant="filled" loading={merging.isPending}>
          {words('merge.merge')}
        </Button>
      </div>
    </form>
  );
}

function Warnings({ preview }: { readonly preview: MergePreview }) {
  const words = useWords();
  if (preview.warnings.length === 0) return null;
  return (
    <ul className={styles.warnings}>
      {preview.warnings.map((warning) => (
        <li key={warning}>
          <Chip tone={warning === 'different-national-ids' ? 'vermilion' : 'amber'} icon={IconAlertTriangle}>
            {words(`merge.warning.${warning}`)}
          </Chip>
        </li>
      ))}
    </ul>
  );
}

type FieldsProps = {
  readonly preview: MergePreview;
  readonly order: readonly string[];
  readonly fields: Partial<Record<MergeField, FieldChoice>>;
  readonly onFields: (fields: Partial<Record<MergeField, FieldChoice>>) => void;
};

function Fields({ preview, order, fields, onFields }: FieldsProps) {
  const words = useWords();
  const shown = useFieldValue();
  const sides: readonly FieldChoice[] =
    order[0] === preview.survivor.partyId ? ['survivor', 'merged'] : ['merged', 'survivor'];
  return (
    <div className={styles.part}>
      <h3 className={styles.heading}>{words('merge.fields')}</h3>
      {preview.fields.length === 0 ? <p className={styles.quiet}>{words('merge.fieldsSame')}</p> : null}
      {preview.fields.map((one) => (
        <Radio.Group
          key={one.field}
          label={words(`field.${one.field}`)}
          className={styles.group}
          value={fields[one.field] ?? one.suggested}
          onChange={(side) => onFields({ ...fields, [one.field]: side === 'merged' ? 'merged' : 'survivor' })}
        >
          <div className={styles.sides}>
            {sides.map((side) => (
              <Radio.Card key={side} value={side} className={styles.choice}>
                <Radio.Indicator size="xs" />
                <span className={one[side] === null ? styles.quiet : styles.value}>
                  {shown(one.field, one[side])}
                </span>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
      ))}
    </div>
  );
}
