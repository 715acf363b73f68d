import type { Fault } from '#contract-kit';
import type { ContactPointKind, CustomerRow } from '../contract/index.ts';
import { readContactPoint } from './contact-point-draft.ts';
import { partyName } from './derive-party.ts';
import { type PartyDraft, type ReadingSettings, readPartyDraft } from './party-draft.ts';
import { type NameForms, nameForms } from './party-name.ts';
import { splitPhones } from './phone.ts';

/** A line after reading; faults that do not forbid the line itself are warnings. */
export interface ReadRow {
  line: number;
  draft: PartyDraft;
  forms: NameForms;
  firstContactAt: string | null;
  faults: Fault[];
  warnings: Fault[];
}

export interface RowSettings extends ReadingSettings {
  source: string | null;
  defaultBranchId: string | null;
  /** Whether a line with a phone or e-mail that cannot be read is refused, or taken without it. */
  faultyContactPoints: 'reject' | 'leave-out';
}

/** Reads one line. A missing name is no fault here: a line may name nobody and still be about somebody known. */
export function readCustomerRow(row: CustomerRow, settings: RowSettings): ReadRow {
  const { line, phones, emails, address, identities, firstContactAt, ...facts } = row;
  const typed: { kind: ContactPointKind; typed: string; field: string }[] = [
    ...(phones ?? [])
      .flatMap(splitPhones)
      .map((one) => ({ kind: 'phone' as const, typed: one, field: 'phones' })),
    ...(emails ?? []).map((one) => ({ kind: 'email' as const, typed: one, field: 'emails' })),
    ...(address ? [{ kind: 'address' as const, typed: address, field: 'address' }] : []),
  ].filter((one) => one.typed.trim() !== '');
  const contactFaults: Fault[] = [];
  const readable = typed.filter((one) => {
    const read = readContactPoint(one, settings.phoneRegion, one.field);
    if (!read.ok) contactFaults.push(read.fault);
    return read.ok;
  });
  const { draft, faults } = readPartyDraft(
    {
      ...facts,
      branchId: facts.branchId ?? settings.defaultBranchId,
      contactPoints: readable,
      identities: (identities ?? []).map((identity) => ({ ...identity, source: settings.source })),
    },
    settings,
  );
  const own = faults
    .filter(({ code }) => code !== 'name-missing')
    .map((fault) => ({ ...fault, path: fault.path.replace(/^body\./, '') }));
  const forms = nameForms(partyName(draft));
  const read = { line, draft, forms, firstContactAt: firstContactAt ?? null };
  return settings.faultyContactPoints === 'reject'
    ? { ...read, faults: [...own, ...contactFaults], warnings: [] }
    : { ...read, faults: own, warnings: contactFaults };
}
