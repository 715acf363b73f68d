import { Button, FileButton, SegmentedControl, Select, TagsInput, TextInput } from '@mantine/core';
import { IconAddressBook, IconChevronDown, IconFileImport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { partyKind } from '#modules/parties/contract';
import { Card, ErrorPanel, PageHeader } from '#ui';
import { useWords } from './messages/use-words.ts';
import styles from './new-customer.module.css';
import {
  differsFromNationalId,
  EMPTY_CUSTOMER,
  formFieldOf,
  MORE_FIELDS,
  type TypedCustomer,
  withNationalId,
} from './new-customer.ts';
import { useTags } from './party-queries.ts';
import { PossibleDuplicates } from './possible-duplicates.tsx';
import { useFaultText } from './use-fault-text.ts';
import { GENDERS, useFieldChoices } from './use-field-choices.ts';
import { useHandedCard } from './use-handed-card.ts';
import { type NewCustomer, useNewCustomer } from './use-new-customer.ts';

const DocumentDialog = lazy(async () => ({
  default: (await import('./document-dialog.tsx')).DocumentDialog,
}));

type Faults = Readonly<Record<string, string>>;

/** One short form; whoever seems to be here already is shown beside it. */
export function NewCustomerPage() {
  const words = useWords();
  const creating = useNewCustomer();
  const [isBringing, setIsBringing] = useState(false);
  const { found, take } = useHandedCard(creating.set);
  return (
    <>
      <PageHeader
        title={words('create.title')}
        trail={<Link to="/customers">{words('place')}</Link>}
        actions={
          <>
            <FileButton accept=".vcf,.vcard,text/vcard" onChange={(file) => file && void take(file)}>
              {(opener) => (
                <Button {...opener} leftSection={<IconAddressBook size="1rem" stroke={1.7} />}>
                  {words('card.bring')}
                </Button>
              )}
            </FileButton>
            <Button
              leftSection={<IconFileImport size="1rem" stroke={1.7} />}
              onClick={() => setIsBringing(true)}
            >
              {words('document.bring')}
            </Button>
          </>
        }
      />
      {isBringing ? (
        <Suspense fallback={null}>
          <DocumentDialog onClose={() => setIsBringing(false)} />
        </Suspense>
      ) : null}
      {found === undefined ? null : (
        <p className={styles.restored} role="status">
          {words(found === 0 ? 'card.none' : 'card.read', { count: found })}
        </p>
      )}
      <div className={styles.page}>
        <Card>
          <NewCustomerForm creating={creating} />
        </Card>
        <PossibleDuplicates typed={creating.typed} refusedFor={creating.refusedFor} />
      </div>
    </>
  );
}

function NewCustomerForm({ creating }: { readonly creating: NewCustomer }) {
  const words = useWords();
  const faultText = useFaultText();
  const { typed, error, refusedFor } = creating;
  const faults = faultText(error, (path) => formFieldOf(path, typed));
  const isTold = Object.keys(faults).some((field) => field in EMPTY_CUSTOMER);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void creating.save(false);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {creating.isRestored ? (
        <p className={styles.restored} role="status">
          {words('create.draftBack')}
          <button type="button" className={styles.link} onClick={creating.clear}>
            {words('create.clear')}
          </button>
        </p>
      ) : null}
      <MainFields creating={creating} faults={faults} />
      <MoreFields creating={creating} faults={faults} />
      {error !== undefined && !isTold ? <ErrorPanel error={error} /> : null}
      {refusedFor ? (
        <p className={styles.refused} role="alert">
          {words('create.refused')}
        </p>
      ) : null}
      <div className={styles.actions}>
        <Button component={Link} to="/customers">
          {words('file.cancel')}
        </Button>
        {refusedFor ? (
          // Enter pressed twice must not add somebody twice: this one wants to be pressed itself.
          <Button onClick={() => void creating.save(true)} loading={creating.isSaving}>
            {words('create.saveAnyway')}
          </Button>
        ) : (
          <Button type="submit" variant="filled" loading={creating.isSaving}>
            {words('create.save')}
          </Button>
        )}
      </div>
    </form>
  );
}

function MainFields({ creating, faults }: { readonly creating: NewCustomer; readonly faults: Faults }) {
  const words = useWords();
  const { typed, set } = creating;
  const isPerson = typed.kind === 'person';
  return (
    <>
      <SegmentedControl
        aria-label={words('filter.kind')}
        className={styles.kind}
        data={partyKind.options.map((kind) => ({
          value: kind,
          label: words(`kind.${kind}`),
        }))}
        value={typed.kind}
        onChange={(kind) => set({ kind: partyKind.parse(kind) })}
      />
      <TextInput
        label={words('create.name')}
        description={isPerson ? words('create.nameHint') : undefined}
        error={faults.name}
        maxLength={200}
        autoComplete="off"
        autoFocus
        value={typed.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        type="tel"
        label={words('field.phone')}
        error={faults.phone}
        autoComplete="off"
        value={typed.phone}
        onChange={(event) => set({ phone: event.currentTarget.value })}
      />
      {isPerson ? (
        <div className={styles.two}>
          <TextInput
            type="date"
            label={words('field.bornOn')}
            error={faults.bornOn}
            value={typed.bornOn}
            onChange={(event) => set({ bornOn: event.currentTarget.value })}
          />
          <Select
            label={words('field.gender')}
            data={GENDERS.map((one) => ({ value: one, label: words(`gender.${one}`) }))}
            clearable
            value={typed.gender === '' ? null : typed.gender}
            onChange={(gender) => set({ gender: GENDERS.find((one) => one === gender) ?? '' })}
          />
        </div>
      ) : null}
    </>
  );
}

function MoreFields({ creating, faults }: { readonly creating: NewCustomer; readonly faults: Faults }) {
  const words = useWords();
  const { typed, set } = creating;
  const isFilled = (field: keyof TypedCustomer) => typed[field].length > 0 || faults[field] !== undefined;
  const [isOpen, setIsOpen] = useState(() => MORE_FIELDS.some(isFilled));
  if (!isOpen) {
    return (
      <button type="button" className={styles.link} aria-expanded={false} onClick={() => setIsOpen(true)}>
        <IconChevronDown size="1rem" stroke={1.7} aria-hidden />
        {words('create.more')}
      </button>
    );
  }
  return (
    <>
      <TextInput
        type="email"
        label={words('field.email')}
        error={faults.email}
        autoComplete="off"
        autoFocus={!isFilled('email')}
        value={typed.email}
        onChange={(event) => set({ email: event.currentTarget.value })}
      />
      {typed.kind === 'person' ? <NationalIdField creating={creating} faults={faults} /> : null}
      <ChoiceFields creating={creating} faults={faults} />
      <TagsField typed={typed} onChange={(tags) => set({ tags })} />
      <TextInput
        label={words('field.source')}
        error={faults.source}
        maxLength={200}
        autoComplete="off"
        value={typed.source}
        onChange={(event) => set({ source: event.currentTarget.value })}
      />
    </>
  );
}

/** Fills in birthday and gender from a valid number, and says when they differ from it. */
function NationalIdField({ creating, faults }: { readonly creating: NewCustomer; readonly faults: Faults }) {
  const words = useWords();
  const { typed, set } = creating;
  const differing = differsFromNationalId(typed);
  const fields = differing.map((field) => words(`field.${field}`)).join(words('file.idSays.and'));
  return (
    <TextInput
      label={words('identity.national-id')}
      error={faults.nationalId}
      maxLength={30}
      autoComplete="off"
      value={typed.nationalId}
      description={
        differing.length === 0 ? undefined : (
          <span role="alert" className={styles.differs}>
            {words('file.idSays.differs', { fields })}
          </span>
        )
      }
      onChange={(event) => set(withNationalId(typed, event.currentTarget.value))}
    />
  );
}

function ChoiceFields({ creating, faults }: { readonly creating: NewCustomer; readonly faults: Faults }) {
  const words = useWords();
  const { typed, set } = creating;
  const branches = useFieldChoices('branchId', typed.branchId);
  const languages = useFieldChoices('language', typed.language);
  const channels = useFieldChoices('preferredChannel');
  return (
    <>
      <Select
        label={words('field.branchId')}
        placeholder={branches?.find(({ value }) => value === creating.defaultBranchId)?.label}
        error={faults.branchId}
        data={branches}
        clearable
        value={typed.branchId || null}
        onChange={(branchId) => set({ branchId: branchId ?? '' })}
      />
      <div className={styles.two}>
        <Select
          label={words('field.language')}
          data={languages}
          clearable
          value={typed.language || null}
          onChange={(language) => set({ language: language ?? '' })}
        />
        <Select
          label={words('field.preferredChannel')}
          data={channels}
          clearable
          value={typed.preferredChannel || null}
          onChange={(channel) =>
            set({ preferredChannel: (channel ?? '') as TypedCustomer['preferredChannel'] })
          }
        />
      </div>
    </>
  );
}

function TagsField(props: { readonly typed: TypedCustomer; readonly onChange: (tags: string[]) => void }) {
  const words = useWords();
  const tags = useTags();
  return (
    <TagsInput
      label={words('list.tags')}
      data={tags}
      maxTags={50}
      maxLength={60}
      value={props.typed.tags}
      onChange={props.onChange}
    />
  );
}
