import { describe, expect, it } from 'vitest';
import { checkAnswers, holds } from '#form-kit';
import { processTemplate } from '#pack-kit';
import { hearingFitting } from './hearing-fitting.ts';

const template = processTemplate.parse(hearingFitting);
const step = (key: string) => {
  const found = template.steps.find((one) => one.key === key);
  if (!found) throw new Error(`no step ${key}`);
  return found;
};
const closed = (stepKey: string, towards: string, given: Record<string, unknown>) =>
  step(stepKey)
    .gates.filter((gate) => (gate.towards ?? [towards]).includes(towards) && !holds(gate.holds, given))
    .map(({ key }) => key);

const CHOSEN = { choice: 'mould', model: { R: 'RIC 312' } };

describe('the nine steps of hearing-aid fitting (S0-19)', () => {
  it('are nine, in the order of the documents', () => {
    expect(template.steps.map(({ name }) => name['zh-CN'])).toEqual([
      '客户接待',
      '病史采集',
      '耳道检查',
      '听力检测',
      '电脑选配与试听',
      '耳样制取',
      '佩戴调试',
      '会诊接待',
      '定期回访与跟踪',
    ]);
  });

  it('refuse an impression in a perforated ear (step 6)', () => {
    const given = { otoscopy: { perforation: { R: false, L: true } }, selection: CHOSEN };
    expect(closed('impression', 'fitting', given)).toEqual(['no-perforation']);
    expect(closed('selection', 'impression', given)).toEqual(['no-perforation']);
    expect(closed('selection', 'fitting', given)).toEqual([]);
  });

  it('fit one ear or both, but none without model and serial', () => {
    const choice = { choice: 'instant' };
    const taught = { wears: true, battery: true, cleans: true };
    expect(closed('selection', 'fitting', { selection: choice })).toEqual(['model']);
    expect(closed('fitting', 'follow-up', { fitting: taught })).toEqual(['serial']);
    expect(closed('fitting', 'follow-up', { fitting: { ...taught, serial: { L: 'L100' } } })).toEqual([]);
  });

  it('stop before selection at a warning sign until a doctor has cleared it, with the way back open', () => {
    const tested = { explained: true };
    const warned = { history: { pain: true }, 'hearing-test': tested };
    expect(closed('hearing-test', 'selection', warned)).toEqual(['clearance']);
    expect(closed('hearing-test', 'history', warned)).toEqual([]);
    const cleared = { history: { pain: true, clearance: 'doctor' }, 'hearing-test': tested };
    expect(closed('hearing-test', 'selection', cleared)).toEqual([]);
  });

  it('stop for a deformity as for any warning sign, and remind of the verification until it is answered', () => {
    const deformed = { otoscopy: { deformity: { L: true } }, 'hearing-test': { explained: true } };
    expect(closed('hearing-test', 'selection', deformed)).toEqual(['clearance']);
    const told = (given: Record<string, unknown>) =>
      step('fitting')
        .notices.filter(({ when }) => holds(when, given))
        .map(({ key }) => key);
    expect(told({})).toEqual(['not-verified']);
    expect(told({ fitting: { verified: 'not-possible' } })).toEqual([]);
  });

  it('tell how soon a doctor is needed, until one has cleared it', () => {
    const told = (stepKey: string, given: Record<string, unknown>) =>
      step(stepKey)
        .notices.filter(({ when }) => holds(when, given))
        .map(({ key, urgency }) => [key, urgency]);
    const loss = (daysAgo: number, more = {}) => ({
      history: { suddenLoss: true, suddenLossDaysAgo: daysAgo, ...more },
    });

    expect(told('history', loss(3))).toEqual([['sudden-loss', 'urgent']]);
    expect(told('history', loss(45))).toEqual([['sudden-loss-earlier', 'soon']]);
    expect(told('history', loss(20, { lossCourse: 'rapid' }))).toEqual([['rapid-loss', 'soon']]);
    expect(told('history', { history: { facialSign: true, pain: true } })).toEqual([
      ['facial-sign', 'urgent'],
      ['before-fitting', 'note'],
    ]);
    expect(told('hearing-test', loss(3))).toEqual([['sudden-loss', 'urgent']]);
    expect(told('hearing-test', loss(3, { clearance: 'waived' }))).toEqual([]);
    expect(told('otoscopy', { otoscopy: { wax: { R: 80, L: 0 } } })).toEqual([['ear-not-clear', 'note']]);
  });

  it('keep an impression from an ear that is not clear, with a way back to look again', () => {
    const given = { otoscopy: { discharge: { R: true, L: false } }, selection: CHOSEN };
    expect(closed('selection', 'impression', given)).toEqual(['ear-clear']);
    expect(closed('selection', 'otoscopy', given)).toEqual([]);
    expect(step('selection').ways.map(({ to }) => to)).toContain('otoscopy');
  });

  it('ask a waiver to be signed, and a clearance for its doctor and day', () => {
    const { form } = step('history');
    const faults = (clearance: string) =>
      form &&
      checkAnswers(form, { clearance })
        .faults.map(({ path }) => path)
        .filter((path) => /^(cleared|waiver)/.test(path));
    expect(faults('waived')).toEqual(['waiver']);
    expect(faults('doctor')).toEqual(['clearedBy', 'clearedOn']);
  });

  it('calculate the four-frequency average of each ear', () => {
    const { form } = step('hearing-test');
    const ear = (levels: number[]) => ({ R: levels[0] ?? 0, L: levels[1] ?? 0 });
    const given = {
      air500: ear([30, 70]),
      air1000: ear([40, 80]),
      air2000: ear([55, 95]),
      air4000: ear([65, 105]),
      explained: true,
    };
    const checked = form && checkAnswers(form, given);
    expect(checked?.faults).toEqual([]);
    expect(checked?.answers).toMatchObject({ pta4R: 47.5, pta4L: 87.5 });
  });

  it('lead from follow-up back to fitting, to a consultation, or to the end (7 ↔ 9)', () => {
    const open = (next: string) =>
      step('follow-up').ways.find(({ when }) => !when || holds(when, { 'follow-up': { next } }))?.to;
    expect(['adjust', 'consult', 'settled', 'again'].map(open)).toEqual([
      'fitting',
      'consultation',
      'end',
      'follow-up',
    ]);
  });
});
