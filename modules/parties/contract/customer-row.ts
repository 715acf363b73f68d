import type { Gender, PartyKind, PreferredChannel } from './party-schemas.ts';

/** A customer as a line of a file tells it. What is left out or empty says nothing; it never empties a field. */
export interface CustomerRow {
  /** Line of the file, handed back with the outcome. */
  line: number;
  kind?: PartyKind;
  /** The whole name in one field, split as its script asks for. */
  name?: string;
  familyName?: string;
  givenName?: string;
  organisationName?: string;
  otherName?: string;
  gender?: Gender | null;
  bornOn?: string | null;
  diedOn?: string | null;
  language?: string | null;
  preferredChannel?: PreferredChannel | null;
  contactHours?: string | null;
  /** How the customer came. */
  source?: string | null;
  branchId?: string | null;
  ownerId?: string | null;
  firstContactAt?: string | null;
  /** A field may hold several numbers, parted by slash, comma or semicolon. */
  phones?: readonly string[];
  emails?: readonly string[];
  address?: string;
  identities?: readonly { kind: string; value: string }[];
  tags?: readonly string[];
}
