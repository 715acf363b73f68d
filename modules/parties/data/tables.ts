import type { ColumnType, Generated } from 'kysely';
import type { Drift } from '../contract/index.ts';

type Instant = ColumnType<string, string | Date, string | Date>;
type NullableInstant = ColumnType<string | null, string | Date | null, string | Date | null>;

export type PartyTable = {
  party_id: string;
  number: string;
  kind: 'person' | 'organisation' | 'household';
  family_name: string;
  given_name: string;
  organisation_name: string;
  other_name: string;
  display_name: string;
  latin_name: string | null;
  name_key: string;
  sort_key: string;
  gender: 'female' | 'male' | 'other' | null;
  born_on: string | null;
  died_on: string | null;
  language: string | null;
  preferred_channel: string | null;
  contact_hours: string | null;
  source: string | null;
  first_contact_at: Instant;
  branch_id: string | null;
  owner_id: string | null;
  primary_phone: string | null;
  search_document: string;
  known_share: number | null;
  version: Generated<number>;
  created_at: Instant;
  created_by: string;
  created_by_name: string;
  updated_at: Instant;
  archived_at: NullableInstant;
  archived_by: string | null;
  import_id: string | null;
};

export type ContactPointTable = {
  party_id: string;
  contact_point_id: string;
  kind: 'phone' | 'email' | 'address' | 'fax';
  label: string | null;
  typed: string;
  value: string;
  national_digits: string | null;
  extension: string | null;
  preferred_at: NullableInstant;
  confirmed_at: NullableInstant;
  barred_at: NullableInstant;
  barred_reason: string | null;
  verified_at: NullableInstant;
  verified_by_means: string | null;
  added_at: Instant;
  added_by: string;
  import_id: string | null;
};

export type IdentityTable = {
  value: string;
  kind: string;
  party_id: string;
  exclusive: boolean;
  source: string | null;
  added_at: Instant;
  import_id: string | null;
};

export type PartyTagTable = {
  party_id: string;
  tag: string;
  added_at: Instant;
  added_by: string;
  import_id: string | null;
};

export type FigureTable = {
  party_id: string;
  branch_id: string | null;
  first_purchase_on: string | null;
  last_purchase_on: string | null;
  last_contact_on: string | null;
  purchase_count: Generated<number>;
  typical_gap_days: number | null;
  spend_minor: Generated<number>;
  lifetime_value_minor: number | null;
  lifetime_value_low_minor: number | null;
  lifetime_value_high_minor: number | null;
  currency: string | null;
  probability_alive: number | null;
  drift: Drift | null;
  valued_on: string | null;
  value_run_id: string | null;
};

export type ChangeTable = {
  party_id: string;
  change_id: string;
  at: Instant;
  by_id: string;
  by_name: string;
  changes: { field: string; from: string | null; to: string | null }[];
  import_id: string | null;
};

export type PartiesTables = {
  'parties.party': PartyTable;
  'parties.contact_point': ContactPointTable;
  'parties.identity': IdentityTable;
  'parties.party_tag': PartyTagTable;
  'parties.tag': { tag: string; first_used_at: Instant };
  'parties.figure': FigureTable;
  'parties.change': ChangeTable;
  'access.shared_branch': { branch_id: string; name: string; archived_at: string | null };
  'access.shared_staff': { staff_id: string; display_name: string; deactivated_at: string | null };
};
