import { Checkbox, MultiSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '#contract';
import { type Incident, LAWS, type Law } from '#modules/privacy/contract';
import { answered, useClock } from '#ui';
import { FormDialog } from './form-dialog.tsx';
import { usePrivacyAct } from './privacy-queries.ts';
import { useWords } from './words/use-words.ts';

const TEXTS = [
  ['cause', 'incident.cause'],
  ['dataCategories', 'incident.data'],
  ['possibleHarm', 'incident.harm'],
  ['remedy', 'incident.remedy'],
  ['contact', 'incident.contact'],
] as const;
type TextField = (typeof TEXTS)[number][0];

export type IncidentDialogProps = {
  readonly incident: Incident | 'new';
  readonly onClose: () => void;
};

/** Records an incident, or what was found out about it since. */
export function IncidentDialog({ incident, onClose }: IncidentDialogProps) {
  const words = useWords();
  const act = usePrivacyAct();
  const clock = useClock();
  const before = incident === 'new' ? undefined : incident;
  const [title, setTitle] = useState(before?.title ?? '');
  const [knownAt, setKnownAt] = useState(toLocal(before ? new Date(before.knownAt) : clock.now()));
  const [texts, setTexts] = useState<Record<TextField, string>>({
    cause: before?.cause ?? '',
    dataCategories: before?.dataCategories ?? '',
    possibleHarm: before?.possibleHarm ?? '',
    remedy: before?.remedy ?? '',
    contact: before?.contact ?? '',
  });
  const [people, setPeople] = useState<number | ''>(before?.affectedPeople ?? '');
  const [highRisk, setHighRisk] = useState(before?.highRisk ?? false);
  const [laws, setLaws] = useState<Law[]>(before?.laws ?? ['PIPL']);
  const [closed, setClosed] = useState(before !== undefined && before.closedAt !== null);
  const save = () => {
    const affectedPeople = people === '' ? null : people;
    const body = {
      title,
      ...texts,
      affectedPeople,
      highRisk,
      laws,
      knownAt: new Date(knownAt).toISOString(),
    };
    const work = before
      ? api.privacy.changeIncident({
          params: { incidentId: before.incidentId },
          body: { ...body, version: before.version, closed },
        })
      : api.privacy.addIncident({ body });
    return act(answered(work), () => words('incident.saved'));
  };
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={before ? `${before.number} · ${before.title}` : words('incident.new')}
      action={words('request.save')}
      mayAct={title.trim() !== '' && laws.length > 0 && knownAt !== ''}
      onAct={save}
    >
      <TextInput
        label={words('incident.title')}
        maxLength={200}
        required
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={words('incident.known')}
        required
        value={knownAt}
        onChange={(event) => setKnownAt(event.currentTarget.value)}
      />
      <MultiSelect
        label={words('incident.laws')}
        data={LAWS.map((value) => ({ value, label: words(`law.${value}`) }))}
        value={laws}
        onChange={(values) => setLaws(LAWS.filter((law) => values.includes(law)))}
      />
      <NumberInput
        label={words('incident.people')}
        min={0}
        allowDecimal={false}
        value={people}
        onChange={(value) => setPeople(typeof value === 'number' ? value : '')}
      />
      <Checkbox
        label={words('incident.highRisk')}
        checked={highRisk}
        onChange={(event) => setHighRisk(event.currentTarget.checked)}
      />
      {TEXTS.map(([field, label]) => (
        <Textarea
          key={field}
          label={words(label)}
          maxLength={500}
          autosize
          value={texts[field]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setTexts((given) => ({ ...given, [field]: value }));
          }}
        />
      ))}
      {before ? (
        <Checkbox
          label={words('incident.closeIt')}
          checked={closed}
          onChange={(event) => setClosed(event.currentTarget.checked)}
        />
      ) : null}
    </FormDialog>
  );
}

/** An instant as the field for date and time takes it, in the zone of the person in front of it. */
function toLocal(at: Date): string {
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
