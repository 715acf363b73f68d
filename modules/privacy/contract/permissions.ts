import { definePermission, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';
import { partiesRead, partiesWrite } from '#modules/parties/contract';

type Grants = Partial<Record<Role, Scope>>;

/** See what a customer allows, and why they may or may not be contacted. */
export const consentRead = definePermission({ name: 'privacy.consent-read', grants: partiesRead.grants });
/** Record what a customer decided, give them a link to their preferences, take down what they ask for. */
export const consentWrite = definePermission({ name: 'privacy.consent-write', grants: partiesWrite.grants });
/** Run the privacy desk: answer requests, export and erase people, holds, retention, registers. */
export const privacyManage = definePermission({
  name: 'privacy.manage',
  grants: { administrator: 'all' } satisfies Grants,
});

export const privacyPermissions = [consentRead, consentWrite, privacyManage] as const;
