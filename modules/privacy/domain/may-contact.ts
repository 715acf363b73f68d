import type {
  Channel,
  ConsentDecision,
  ContactAnswer,
  ContactPurpose,
  ContactReason,
  Purpose,
} from '../contract/index.ts';
import { guardianBelowYears } from './guardian-age.ts';
import { addToDay } from './spans.ts';

/** A decision as the rule needs it; of each purpose and channel the latest one holds. */
export interface Decision {
  factId: string;
  purpose: Purpose;
  channel: Channel | null;
  decision: ConsentDecision;
  byGuardian: boolean;
  decidedAt: string;
}

export interface PersonToContact {
  bornOn: string | null;
  diedOn: string | null;
  archivedAt: string | null;
  restrictedAt: string | null;
  /** Channels there is a number or address for. */
  reachableBy: readonly Channel[];
  /** Latest first. */
  decisions: readonly Decision[];
}

/** The moment of asking, in the business's own time and country. */
export interface Moment {
  today: string;
  hour: number;
  /** ISO 3166 code of the country whose law tells when a guardian decides. */
  region: string;
}

/** Nobody is disturbed with offers and surveys from nine in the evening to eight in the morning. */
const QUIET_FROM_HOUR = 21;
const QUIET_TO_HOUR = 8;
const DISTURBING: readonly Channel[] = ['phone', 'sms', 'messenger'];

/** Whether somebody may be contacted for a purpose by a channel now, with every reason for or against. */
export function mayContact(
  question: { purpose: ContactPurpose; channel: Channel },
  person: PersonToContact,
  moment: Moment,
): ContactAnswer {
  const standing = standingDecision(question, person.decisions);
  const against = [
    ...aboutThePerson(question, person),
    ...aboutConsent(question, standing),
    ...aboutChildren(question, person, standing, moment),
    ...(person.reachableBy.includes(question.channel) ? [] : [because('no-address')]),
    ...(isQuiet(question, moment) ? [because('quiet-hours')] : []),
  ];
  if (against.length > 0) return { ...question, allowed: false, reasons: against };
  const reason =
    standing?.decision === 'given'
      ? because('consent-given', standing.decidedAt, standing.factId)
      : because('needed-for-service');
  return { ...question, allowed: true, reasons: [reason] };
}

/** The decision that holds for a purpose and channel. */
export function standingDecision(
  { purpose, channel }: { purpose: Purpose; channel: Channel | null },
  decisions: readonly Decision[],
): Decision | undefined {
  return decisions.find((one) => one.purpose === purpose && one.channel === channel);
}

const because = (
  code: ContactReason['code'],
  since: string | null = null,
  factId: string | null = null,
): ContactReason => ({ code, since, factId });

function aboutThePerson({ purpose }: { purpose: ContactPurpose }, person: PersonToContact): ContactReason[] {
  return [
    ...(person.diedOn === null ? [] : [because('has-died', person.diedOn)]),
    ...(person.archivedAt === null || purpose === 'service' ? [] : [because('archived', person.archivedAt)]),
    ...(person.restrictedAt === null ? [] : [because('restricted', person.restrictedAt)]),
  ];
}

function aboutConsent(
  { purpose }: { purpose: ContactPurpose },
  standing: Decision | undefined,
): ContactReason[] {
  if (standing?.decision === 'withdrawn') {
    return [because(purpose === 'service' ? 'objected' : 'withdrawn', standing.decidedAt, standing.factId)];
  }
  return purpose === 'service' || standing ? [] : [because('no-consent')];
}

function aboutChildren(
  { purpose }: { purpose: ContactPurpose },
  { bornOn }: PersonToContact,
  standing: Decision | undefined,
  { today, region }: Moment,
): ContactReason[] {
  const isChild = bornOn !== null && addToDay(bornOn, { months: guardianBelowYears(region) * 12 }) > today;
  return isChild && purpose !== 'service' && standing?.byGuardian !== true
    ? [because('child-without-guardian', bornOn)]
    : [];
}

function isQuiet({ purpose, channel }: { purpose: ContactPurpose; channel: Channel }, { hour }: Moment) {
  return (
    purpose !== 'service' && DISTURBING.includes(channel) && (hour >= QUIET_FROM_HOUR || hour < QUIET_TO_HOUR)
  );
}
