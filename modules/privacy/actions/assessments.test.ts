import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#test-kit';
import { assessmentForm } from '../contract/assessment-routes.ts';
import type { AssessmentContent } from '../contract/index.ts';
import { addAssessment, changeAssessment, listAssessmentRevisions, listAssessments } from './assessments.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const act: TestDatabase['act'] = (who, work) => database.act(who, work);
const content: AssessmentContent = {
  processing: 'Audiograms in the customer file',
  purpose: 'to fit hearing aids',
  dataCategories: 'hearing thresholds',
  people: 'customers',
  triggers: ['sensitive'],
  necessity: '',
  risks: '',
  riskLevel: 'high',
  measures: '',
  residualRisk: 'medium',
  outcome: 'open',
  reviewerId: null,
  reviewOn: '2026-03-10',
};

describe('an impact assessment', () => {
  it('keeps every state that was saved, for three years from the last', async () => {
    const written = await act('administrator', (ctx) => addAssessment(ctx, content));
    expect(written).toMatchObject({ number: 'A-0001', version: 1, keptUntilOn: '2029-03-02' });
    const changed = await act('administrator', (ctx) =>
      changeAssessment(ctx, written.assessmentId, {
        version: 1,
        form: { ...content, risks: 'a lost laptop' },
      }),
    );
    expect(changed).toMatchObject({ number: 'A-0001', version: 2, risks: 'a lost laptop' });
    const { items } = await act('administrator', (ctx) => listAssessmentRevisions(ctx, written.assessmentId));
    expect(items.map(({ version, risks }) => [version, risks])).toEqual([
      [2, 'a lost laptop'],
      [1, ''],
    ]);
    await expect(
      act('administrator', (ctx) =>
        changeAssessment(ctx, written.assessmentId, { version: 1, form: content }),
      ),
    ).rejects.toMatchObject({ problem: { code: 'register-changed-meanwhile' } });
  });

  it('asks to be looked at again two weeks before its day, and no more once it was given up', async () => {
    const due = async (reviewOn: string, outcome: AssessmentContent['outcome'] = 'open') =>
      (await act('administrator', (ctx) => addAssessment(ctx, { ...content, reviewOn, outcome }))).reviewDue;
    // The business's day is 2026-03-02.
    expect(await due('2026-03-01')).toBe('overdue');
    expect(await due('2026-03-02')).toBe('soon');
    expect(await due('2026-03-16')).toBe('soon');
    expect(await due('2026-03-17')).toBe('no');
    expect(await due('2026-03-01', 'stopped')).toBe('no');
    const { items } = await act('administrator', (ctx) => listAssessments(ctx));
    expect(items.at(-1)?.outcome).toBe('stopped');
    expect(items[0]?.reviewOn).toBe('2026-03-01');
  });

  it('is accepted only with reasons, risks, measures and a reviewer, all missing ones told at once', () => {
    const read = assessmentForm.safeParse({ ...content, outcome: 'accepted' });
    expect(read.error?.issues.map(({ path }) => path[0])).toEqual([
      'necessity',
      'risks',
      'measures',
      'reviewerId',
    ]);
    expect(assessmentForm.safeParse(content).success).toBe(true);
  });
});
