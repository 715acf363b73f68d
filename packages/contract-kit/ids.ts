import { z } from 'zod';

/** Ids are UUIDs made in the program, never by the database. */
export const uuid = z.uuid();
/** The key of a customer file; everything that belongs to a party carries it. */
export const partyId = uuid.meta({ description: 'Key of the customer file' });
/** No calendar has a year 0, nor has PostgreSQL. */
const hasYear = (text: string) => !text.startsWith('0000');
const noYear = 'there is no year 0; years begin with 0001';
/** An instant as ISO 8601 with zone. */
export const instant = z.iso.datetime({ offset: true }).refine(hasYear, noYear);
/** A calendar date, `YYYY-MM-DD`. */
export const isoDate = z.iso.date().refine(hasYear, noYear);
