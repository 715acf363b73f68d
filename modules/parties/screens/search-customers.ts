import { IconBuilding, IconHome, IconUser } from '@tabler/icons-react';
import { api } from '#contract';
import { answered, type SearchHit } from '#ui';

const ICONS = { person: IconUser, organisation: IconBuilding, household: IconHome };

/** Finds customers for the palette, by whatever was typed: name, pinyin, telephone, number. */
export async function searchCustomers(text: string, signal: AbortSignal): Promise<readonly SearchHit[]> {
  const { items } = await answered(api.parties.searchParties({ query: { q: text, limit: 8 }, signal }));
  return items.map((one) => ({
    id: one.partyId,
    title: one.displayName,
    subtitle: [one.latinName, one.primaryPhone, one.number].filter(Boolean).join(' · '),
    path: `/customers/${one.partyId}`,
    icon: ICONS[one.kind],
  }));
}
