import { describe, expect, it } from 'vitest';
import { type ProcessTemplate, processTemplate } from '../contract/index.ts';
import { smallProcess } from '../testing/index.ts';
import { dryRunProcess } from './dry-run.ts';
import { type ProcessFact, readProcess } from './read-process.ts';

const who = { factId: 'f', byId: 'b', byName: 'B', at: '2026-03-02T09:00:00.000Z' };
const past: ProcessFact[] = [
  { ...who, kind: 'started', stepKey: 'welcome' },
  { ...who, kind: 'skipped', stepKey: 'welcome', to: 'check', reason: 'known' },
  { ...who, kind: 'completed', stepKey: 'check', to: 'fit', answers: { warning: false, wish: 'music' } },
  { ...who, kind: 'completed', stepKey: 'fit', to: 'review', answers: {} },
  { ...who, kind: 'completed', stepKey: 'review', to: 'end', answers: { again: false } },
];
const runOn = (change: (template: ProcessTemplate) => void) => {
  const template = structuredClone(processTemplate.parse(smallProcess));
  change(template);
  return dryRunProcess(template, readProcess(past));
};
const at = (template: ProcessTemplate, key: string) => {
  const step = template.steps.find((one) => one.key === key);
  if (!step) throw new Error(key);
  return step;
};

describe('a dry run of a process of the past', () => {
  it('passes where nothing keeps it', () => {
    expect(runOn(() => {})).toBeNull();
  });

  it.each<[string, (template: ProcessTemplate) => void, object]>([
    [
      'a step that is gone',
      (template) => {
        template.steps = template.steps.filter(({ key }) => key !== 'fit');
      },
      { stepKey: 'fit', reason: 'step-gone' },
    ],
    [
      'a step that may no longer be skipped',
      (template) => {
        at(template, 'welcome').skippable = false;
      },
      { stepKey: 'welcome', reason: 'not-skippable' },
    ],
    [
      'a question that must be answered now',
      (template) => {
        const { form } = at(template, 'review');
        const [field] = form?.fields ?? [];
        if (field) form?.fields.push({ ...field, key: 'more' });
      },
      { stepKey: 'review', reason: 'answers', details: ['more'] },
    ],
    [
      'a way that is no longer there',
      (template) => {
        at(template, 'fit').ways = [{ to: 'end', label: template.name }];
      },
      { stepKey: 'fit', reason: 'way-closed', details: ['review'] },
    ],
    [
      'another beginning',
      (template) => {
        template.start = 'check';
      },
      { stepKey: 'welcome', reason: 'other-start', details: ['check'] },
    ],
  ])('stops at %s', (_, change, stop) => {
    expect(runOn(change)).toMatchObject(stop);
  });

  it('lets through what was let through with a reason', () => {
    const template = processTemplate.parse(smallProcess);
    const facts: ProcessFact[] = [
      { ...who, kind: 'started', stepKey: 'welcome' },
      { ...who, kind: 'skipped', stepKey: 'welcome', to: 'check', reason: 'known' },
      { ...who, kind: 'overridden', stepKey: 'check', to: 'fit', answers: { warning: true }, reason: 'seen' },
    ];
    expect(dryRunProcess(template, readProcess(facts))).toBeNull();
  });
});
