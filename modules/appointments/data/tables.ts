import type { LocalText } from '#form-kit';
import type { AppointmentType } from '#pack-kit';
import type {
  AppointmentStatus,
  CalendarLanguage,
  Exceptions,
  FactKind,
  ResourceKind,
  TicketFactKind,
  TicketStatus,
  TransferTarget,
  Week,
} from '../contract/index.ts';
import type { ImportedDay } from '../domain/plan-holidays.ts';

export type AppointmentsTables = {
  'appointments.appointment_type': {
    type_key: string;
    body: AppointmentType;
    archived_at: string | null;
    changed_at: string;
  };
  'appointments.branch_hours': { branch_id: string; week: Week; exceptions: Exceptions };
  'appointments.resource': {
    resource_id: string;
    kind: ResourceKind;
    branch_id: string;
    staff_id: string | null;
    name: string;
    skills: string[];
    week: Week | null;
    exceptions: Exceptions;
    archived_at: string | null;
  };
  'appointments.calendar_link': {
    link_id: string;
    staff_id: string;
    secret_hash: string;
    shows_names: boolean;
    language: CalendarLanguage;
    made_at: string;
    revoked_at: string | null;
  };
  'appointments.appointment': {
    party_id: string;
    appointment_id: string;
    branch_id: string;
    type_key: string;
    type_name: LocalText;
    note: string;
    status: AppointmentStatus;
    starts_at: string;
    ends_at: string;
    person_id: string;
    resource_ids: string[];
    revision: number;
  };
  'appointments.appointment_fact': {
    party_id: string;
    appointment_id: string;
    position: number;
    fact_id: string;
    kind: FactKind;
    starts_at: string;
    ends_at: string;
    resource_ids: string[];
    reason: string | null;
    at: string;
    by_id: string;
    by_name: string;
  };
  'appointments.waiting': {
    party_id: string;
    waiting_id: string;
    branch_id: string;
    type_key: string;
    type_name: LocalText;
    person_id: string | null;
    from_on: string;
    until_on: string;
    note: string;
    asked_at: string;
    by_id: string;
    by_name: string;
    closed_at: string | null;
    closed_because: 'booked' | 'withdrawn' | null;
  };
  'appointments.ticket': {
    ticket_id: string;
    branch_id: string;
    on_date: string;
    number: number;
    type_key: string | null;
    type_name: LocalText | null;
    status: TicketStatus;
    desk: string | null;
    drawn_at: string;
    called_at: string | null;
    ended_at: string | null;
    revision: number;
  };
  'appointments.ticket_fact': {
    ticket_id: string;
    position: number;
    fact_id: string;
    kind: TicketFactKind;
    desk: string | null;
    transferred_to: TransferTarget | null;
    at: string;
    by_id: string;
    by_name: string;
  };
  'appointments.ticket_of_party': {
    party_id: string;
    ticket_id: string;
    on_date: string;
    number: number;
    named_at: string;
  };
  'appointments.waiting_room_link': {
    link_id: string;
    branch_id: string;
    secret_hash: string;
    made_at: string;
    revoked_at: string | null;
  };
  'appointments.holiday_import': {
    import_id: string;
    branch_id: string;
    file_name: string;
    days: ImportedDay[];
    made_at: string;
    made_by_id: string;
    made_by_name: string;
    undone_at: string | null;
    undone_by_id: string | null;
  };
};
