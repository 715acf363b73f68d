import { api } from '#contract';
import { answered } from '#ui';

/** Hands the customer's document to the browser as a file. */
export async function saveDocument({ partyId, number }: { partyId: string; number: string }): Promise<void> {
  const document = await answered(api.parties.takeDocument({ params: { partyId } }));
  const file = new Blob([`${JSON.stringify(document, null, 2)}\n`], { type: 'application/json' });
  const address = URL.createObjectURL(file);
  const link = Object.assign(window.document.createElement('a'), {
    href: address,
    download: `customer-${number}.json`,
  });
  link.click();
  URL.revokeObjectURL(address);
}
