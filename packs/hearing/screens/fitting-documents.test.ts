import { describe, expect, it } from 'vitest';
import { hearingFitting } from '../hearing-fitting.ts';
import { DOCUMENTS } from './fitting-documents.ts';

describe('the papers of a fitting', () => {
  it('ask only for answers that its steps ask for', () => {
    const unknown = DOCUMENTS.flatMap(({ key, parts }) =>
      parts.flatMap(({ step, fields = [] }) => {
        const asked = hearingFitting.steps
          .find((one) => one.key === step)
          ?.form?.fields.map((field) => field.key);
        return fields.filter((field) => !asked?.includes(field)).map((field) => `${key}: ${step}.${field}`);
      }),
    );

    expect(unknown).toEqual([]);
    expect(DOCUMENTS.every(({ parts, hasText }) => hasText || parts.length > 0)).toBe(true);
  });
});
