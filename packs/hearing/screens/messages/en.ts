/** What the rest of the product shows of the pack; the words of its own screens come with them. */
export const messages = { tab: 'Hearing', settings: { title: 'Audiograms' } };
