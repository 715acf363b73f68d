import { describe, expect, it } from 'vitest';
import { aphab } from './questionnaires/aphab-form.ts';
import { cosi } from './questionnaires/cosi-form.ts';
import { hhieS } from './questionnaires/hhie-s-form.ts';
import { ioiHa } from './questionnaires/ioi-ha-form.ts';
import { wearLog } from './questionnaires/wear-log.ts';

const record = (answers: unknown, givenBy = 'self') => ({
  measurementId: '01890000-0000-7000-8000-000000000001',
  partyId: '01890000-0000-7000-8000-000000000002',
  takenAt: '2026-03-02T02:15:00.000Z',
  recordedAt: '2026-03-02T02:30:00.000Z',
  byName: '林医师',
  body: { answers, givenBy },
});
type Item = { linkId: string; text: string; answer: Record<string, unknown>[] };
const responseOf = (bundle: Record<string, unknown> | undefined) => {
  const [entry] = (bundle?.entry ?? []) as { resource: Record<string, unknown> & { item: Item[] } }[];
  return entry?.resource;
};

describe('answers to a form as a FHIR R4 questionnaire response', () => {
  it('name the form, the customer by key, when they were given and what was answered', () => {
    const response = responseOf(ioiHa.kind.toFhir?.(record({ use: '4', unaided: 'moderate' })));
    const subject = { identifier: { value: '01890000-0000-7000-8000-000000000002' } };

    expect(response).toMatchObject({
      resourceType: 'QuestionnaireResponse',
      questionnaire: 'urn:perennial:form:hearing.ioi-ha',
      status: 'completed',
      subject,
      source: subject,
      authored: '2026-03-02T02:15:00.000Z',
      author: { display: '林医师' },
    });
    expect(response?.item.map(({ linkId }) => linkId)).toEqual(['use', 'unaided']);
    expect(response?.item[0]?.answer).toEqual([
      {
        valueCoding: {
          system: 'urn:perennial:form:hearing.ioi-ha:use',
          code: '4',
          display: expect.any(String),
        },
      },
    ]);
  });

  it('keep text as text, numbers as numbers and each side apart', () => {
    const needs = responseOf(cosi.kind.toFhir?.(record({ need1: '和孙子说话' }, 'interview')));
    expect(needs?.item[0]?.answer).toEqual([{ valueString: '和孙子说话' }]);

    const worn = responseOf(wearLog.kind.toFhir?.(record({ hours: { R: 9.2, L: 8 }, days: 28 })));
    expect(worn?.item.map(({ linkId, answer }) => [linkId, answer])).toEqual([
      ['hours.R', [{ valueDecimal: 9.2 }]],
      ['hours.L', [{ valueDecimal: 8 }]],
      ['days', [{ valueDecimal: 28 }]],
    ]);
  });

  it('say that somebody else answered, and hold nothing of a licensed sheet', () => {
    const response = responseOf(aphab.kind.toFhir?.(record({ condition: 'aided', item1: 'C' }, 'proxy')));

    expect(response).toMatchObject({ source: { type: 'RelatedPerson' } });
    expect(response?.item[1]).toMatchObject({ linkId: 'item1', text: 'Item 1' });
  });

  it('are not made of a record that cannot be read', () => {
    expect(hhieS.kind.toFhir?.({ ...record({}), body: null })).toBeUndefined();
  });
});
