import { describe, expect, it } from 'vitest';
import { findTemplateFaults, processTemplate } from '#modules/service-processes/contract';
import { smallProcess } from '../../testing/index.ts';
import { compareTemplates } from './compare-templates.ts';
import { addStepAfter, moveStep, newTemplate, removeStep } from './template-edits.ts';

const small = processTemplate.parse(smallProcess);
const words = small.name;

describe('editing a template', () => {
  it('begins with one step that leads to the end', () => {
    expect(findTemplateFaults(newTemplate('new', words))).toEqual([]);
  });

  it('puts a step between another and what came after it', () => {
    const { template, key } = addStepAfter(small, 'welcome');

    expect(template.steps.map((step) => step.key)).toEqual(['welcome', key, 'check', 'fit', 'review']);
    expect(template.steps[0]?.ways[0]?.to).toBe(key);
    expect(template.steps[1]?.ways[0]?.to).toBe('check');
    expect(findTemplateFaults(template)).toEqual([]);
  });

  it('takes a step out without leaving a way to nowhere', () => {
    const template = removeStep(small, 'fit');

    expect(template.steps.find(({ key }) => key === 'check')?.ways[0]?.to).toBe('review');
    expect(findTemplateFaults(template)).toEqual([]);
  });

  it('moves a step up or down, but not beyond the first and the last', () => {
    expect(moveStep(small, 'check', -1).steps[0]?.key).toBe('check');
    expect(moveStep(small, 'welcome', -1)).toBe(small);
  });
});

describe('the comparison of two versions', () => {
  it('finds nothing between equal ones', () => {
    expect(compareTemplates(small, structuredClone(small))).toEqual([]);
  });

  it('names steps and questions that were added, changed or taken out', () => {
    const after = structuredClone(removeStep(small, 'fit'));
    const check = after.steps.find(({ key }) => key === 'check');
    if (check) {
      check.roles = ['front-desk'];
      check.form?.fields.pop();
    }

    expect(compareTemplates(small, after)).toEqual([
      { kind: 'removed', step: 'fit' },
      {
        kind: 'changed',
        step: 'check',
        parts: ['roles', 'form', 'gates', 'ways'],
        removed: [expect.objectContaining({ key: 'wish' })],
      },
      { kind: 'changed', step: 'review', parts: ['ways'] },
    ]);
  });
});
