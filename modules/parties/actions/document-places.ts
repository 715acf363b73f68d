import type { Fault } from '#contract-kit';
import type { ActionContext } from '#platform';
import type { DocumentedCustomer } from '../contract/index.ts';
import type { PartyRecord } from '../data/party-record.ts';
import { listPlaces, type Places } from '../data/place-queries.ts';
import { listKeyAccounts } from '../data/relation-queries.ts';
import type { DocumentedPlace } from '../domain/customer-document.ts';
import { relationsInWords } from './document-relations.ts';

/** Where given customers belong, in words: branches by name, staff by e-mail, relations by name and number. */
export async function placesInWords(
  ctx: ActionContext,
  partyIds: readonly string[],
): Promise<(record: PartyRecord) => DocumentedPlace> {
  const { branches, staff } = await listPlaces(ctx.db);
  const keyAccounts = await listKeyAccounts(ctx.db, partyIds);
  const relations = await relationsInWords(ctx, partyIds);
  const names = new Map(branches.map(({ branchId, name }) => [branchId, name]));
  const emails = new Map(staff.map(({ staffId, email }) => [staffId, email]));
  const emailOf = (staffId: string | null) => (staffId === null ? null : (emails.get(staffId) ?? null));
  return ({ partyId, branchId, ownerId }) => {
    const flag = keyAccounts.get(partyId);
    return {
      branch: branchId === null ? null : (names.get(branchId) ?? null),
      owner: emailOf(ownerId),
      keyAccount: flag
        ? { reason: flag.reason, owner: emailOf(flag.ownerId), reviewOn: flag.reviewOn }
        : null,
      relations: relations.get(partyId) ?? [],
    };
  };
}

/** The places of a document in this system; undefined where it names none. */
export interface FoundPlaces {
  branchId: string | undefined;
  ownerId: string | undefined;
  keyAccount: { reason: string; ownerId: string | null; reviewOn: string } | undefined;
}

/** Finds what a document names, and tells every name that is nobody's here. */
export async function findPlaces(
  ctx: ActionContext,
  given: DocumentedCustomer,
  instead: { branchId?: string | null | undefined },
): Promise<{ places: FoundPlaces; faults: Fault[] }> {
  const known = await listPlaces(ctx.db);
  const faults: Fault[] = [];
  const theOne = <T>(path: string, name: string | null, matches: readonly T[], what: Missing) => {
    if (name === null) return undefined;
    if (matches.length === 1) return matches[0];
    faults.push({
      path: `body.document.customer.${path}`,
      code: what.code,
      message: `${matches.length === 0 ? 'there is no' : 'there is more than one'} ${what.words}: ${name}; ${what.wayOut}`,
    });
    return undefined;
  };
  const branchName = instead.branchId === undefined ? given.branch : null;
  const branch = theOne('branch', branchName, openBranches(known, branchName), BRANCH);
  const owner = theOne('owner', given.owner, openStaff(known, given.owner), STAFF);
  const flag = given.keyAccount;
  const answering = flag?.owner ?? null;
  const answers = theOne('keyAccount.owner', answering, openStaff(known, answering), STAFF);
  return {
    places: {
      branchId: branch?.branchId,
      ownerId: owner?.staffId,
      keyAccount: flag
        ? { reason: flag.reason, ownerId: answers?.staffId ?? null, reviewOn: flag.reviewOn }
        : undefined,
    },
    faults,
  };
}

interface Missing {
  code: string;
  words: string;
  wayOut: string;
}

const BRANCH: Missing = {
  code: 'unknown-branch',
  words: 'open branch of this name',
  wayOut: 'add it, or say in branchId which one the customer goes to',
};
const STAFF: Missing = {
  code: 'unknown-staff',
  words: 'one at work here with this e-mail',
  wayOut: 'add them to the staff, or take them out of the document',
};

const openBranches = ({ branches }: Places, name: string | null) =>
  branches.filter((branch) => branch.open && branch.name === name);

const openStaff = ({ staff }: Places, email: string | null) =>
  staff.filter((one) => one.open && one.email.toLowerCase() === email?.toLowerCase());
