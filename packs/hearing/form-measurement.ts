import { z } from 'zod';
import {
  type Answers,
  answers as answersShape,
  checkAnswers,
  type FormDefinition,
  type FormGiven,
  formDefinition,
  type LocalText,
} from '#form-kit';
import type { MeasurementKind } from '#pack-kit';
import { faultsOf } from './audiometry/measurement-faults.ts';
import { questionnaireResponse } from './questionnaire-response.ts';

/** Who gave the answers: the customer alone, somebody asking and writing, or somebody who knows the customer well. */
export const GIVEN_BY = ['self', 'interview', 'proxy'] as const;

const body = z.strictObject({ answers: answersShape, givenBy: z.enum(GIVEN_BY) });

/** Answers to a form as they are recorded. */
export type FormRecord = z.infer<typeof body>;

/** A kind of measurement whose results are the answers to a form. */
export interface FormMeasurement {
  form: FormDefinition;
  kind: MeasurementKind;
  read(body: unknown): FormRecord | undefined;
}

type Given = {
  key: string;
  name: LocalText;
  form: FormGiven;
  /** What asks for a second look. */
  warnings?: (answers: Answers) => string[];
};

/** Makes a kind of measurement of a form; answers the form refuses are refused. */
export function formMeasurement({ key, name, form, warnings }: Given): FormMeasurement {
  const definition = formDefinition.parse(form);
  const read = (given: unknown) => body.safeParse(given).data;
  return {
    form: definition,
    read,
    kind: {
      key,
      name,
      check(given) {
        const record = read(given);
        if (!record) return { refused: faultsOf(body, given, 'record'), warned: [] };
        const { faults } = checkAnswers(definition, record.answers);
        const refused = faults.map(
          ({ path, kind, limit }) => `${path}: ${kind}${limit === undefined ? '' : ` ${limit}`}`,
        );
        return { refused, warned: refused.length > 0 ? [] : (warnings?.(record.answers) ?? []) };
      },
      toFhir(given) {
        const record = read(given.body);
        return record && questionnaireResponse(given, { key, form: definition, ...record });
      },
    },
  };
}
