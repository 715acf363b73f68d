import { type Answers, answerAt, type FormDefinition, type FormField } from '#form-kit';
import type { RecordToExchange } from '#pack-kit';

type Field = Pick<FormField, 'answer'>;

/** Answers to a form as an HL7 FHIR R4 collection with one QuestionnaireResponse; the customer is named by key only. */
export function questionnaireResponse(
  record: RecordToExchange,
  { key, form, answers, givenBy }: { key: string; form: FormDefinition; answers: Answers; givenBy: string },
): Record<string, unknown> {
  const subject = { identifier: { system: 'urn:perennial:party', value: record.partyId } };
  const item = form.fields.flatMap((field) => {
    const text = field.label.en;
    const places = field.sides?.map((side) => ({
      linkId: `${field.key}.${side.key}`,
      text: `${text}, ${side.label.en}`,
    })) ?? [{ linkId: field.key, text }];
    return places.flatMap(({ linkId, text: said }) => {
      const answer = valuesOf(field, answerAt(answers, linkId), `urn:perennial:form:${key}:${field.key}`);
      return answer.length === 0 ? [] : [{ linkId, text: said, answer }];
    });
  });
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: record.recordedAt,
    entry: [
      {
        fullUrl: `urn:perennial:measurement:${record.measurementId}:answers`,
        resource: {
          resourceType: 'QuestionnaireResponse',
          identifier: { system: 'urn:perennial:measurement', value: record.measurementId },
          questionnaire: `urn:perennial:form:${key}`,
          status: 'completed',
          subject,
          authored: record.takenAt,
          author: { display: record.byName },
          ...(givenBy === 'proxy'
            ? { source: { type: 'RelatedPerson', display: 'proxy' } }
            : { source: subject }),
          item,
        },
      },
    ],
  };
}

/** The values of one answer; of a choice its code and its English words, of several each. */
function valuesOf({ answer }: Field, given: unknown, system: string): Record<string, unknown>[] {
  if (given === undefined) return [];
  if (typeof given === 'number') return [{ valueDecimal: given }];
  if (typeof given === 'boolean') return [{ valueBoolean: given }];
  const texts = (Array.isArray(given) ? given : [given]).filter((one) => typeof one === 'string');
  return texts.map((text) => {
    if (answer.kind === 'date') return { valueDate: text };
    if (answer.kind !== 'choice') return { valueString: text };
    const display = answer.options.find(({ value }) => value === text)?.label.en;
    return { valueCoding: { system, code: text, ...(display === undefined ? {} : { display }) } };
  });
}
