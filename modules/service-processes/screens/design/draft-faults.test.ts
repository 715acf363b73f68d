import { describe, expect, it } from 'vitest';
import {
  type ProcessTemplate,
  processTemplate,
  type StepDefinition,
} from '#modules/service-processes/contract';
import { smallProcess } from '../../testing/index.ts';
import { messages } from '../words/en.ts';
import { draftFaults } from './draft-faults.ts';
import { addressOfPaper, paperAt } from './paper-address.ts';
import { newTemplate, noWords, renameStep } from './template-edits.ts';

const LANGUAGES = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' };

/** The words of the screen in English. */
function words(key: string, values: Record<string, unknown> = {}): string {
  let found: unknown = messages;
  for (const part of key.split('.')) {
    found =
      typeof found === 'object' && found !== null
        ? Object.entries(found).find(([name]) => name === part)?.[1]
        : undefined;
  }
  if (typeof found !== 'string') throw new Error(`there are no words for "${key}"`);
  return found.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
}

const said = (template: ProcessTemplate) =>
  draftFaults({ template, words, local: (text) => text.en }, LANGUAGES).map(({ text }) => text);

function changed(key: string, change: (step: StepDefinition) => void): ProcessTemplate {
  const template = processTemplate.parse(structuredClone(smallProcess));
  const step = template.steps.find((one) => one.key === key);
  if (!step) throw new Error(`the small process has no step "${key}"`);
  change(step);
  return template;
}

describe('what the check says of a draft (S0-20)', () => {
  it('finds nothing wrong with a sound template', () => {
    expect(said(processTemplate.parse(smallProcess))).toEqual([]);
  });

  it('names the step, the question and the languages whose words are missing', () => {
    const template = changed('check', ({ form }) => {
      const [warning, wish] = form?.fields ?? [];
      if (warning) warning.label = { 'zh-CN': '', 'zh-TW': '', en: 'Warning sign' };
      if (wish) wish.label = noWords;
    });

    expect(said(template)).toEqual([
      'Check · Warning sign: words are missing in 简体中文, 繁體中文',
      'Check · Question 2: words are missing in 简体中文, 繁體中文, English',
    ]);
  });

  it('names what is missing in a survey and of a paper', () => {
    const template = changed('fit', (step) => {
      const choice = {
        key: 'content',
        label: { 'zh-CN': '满意吗', 'zh-TW': '滿意嗎', en: 'Content?' },
        required: true,
        sensitive: false,
        answer: { kind: 'choice' as const, many: false, options: [] },
      };
      step.survey = { key: 'survey-1', form: { title: noWords, fields: [choice] } };
      step.papers = [{ key: 'paper-1', name: { 'zh-CN': '单', 'zh-TW': '單', en: 'Paper' }, at: {} }];
    });

    expect(said(template)).toEqual([
      'Fit · Survey · heading: words are missing in 简体中文, 繁體中文, English',
      'Fit · Survey · Content? · Options: too little is set here',
      'Fit · Paper 1: say which page of the customer’s file it is',
    ]);
  });

  it('names the gate and the step of a question that is gone, never a key', () => {
    const template = changed('check', ({ form }) => form?.fields.shift());

    expect(said(template)).toEqual(['Check · Gate 1: asks about a question of Check that is not there']);
  });

  it('says of a new process what it lacks, and nothing twice', () => {
    expect(said(newTemplate('new', noWords))).toEqual([
      'Name of the process: words are missing in 简体中文, 繁體中文, English',
      'Step 1: words are missing in 简体中文, 繁體中文, English',
      'Step 1 · Way 1: words are missing in 简体中文, 繁體中文, English',
    ]);
  });
});

describe('a form', () => {
  it('goes by the name of its step, so that it never lacks a title nobody can write', () => {
    const name = { 'zh-CN': '接待', 'zh-TW': '接待', en: 'Reception' };
    const before = changed('check', (step) => {
      if (step.form) step.form.title = { ...step.name, en: '' };
    });

    const check = renameStep(before, 'check', name).steps.find(({ key }) => key === 'check');

    expect(check).toMatchObject({ name, form: { title: name } });
  });

  it('keeps a title of its own', () => {
    const own = { 'zh-CN': '表', 'zh-TW': '表', en: 'Own' };
    const before = changed('check', (step) => {
      if (step.form) step.form.title = own;
    });

    const after = renameStep(before, 'check', noWords);

    expect(after.steps.find(({ key }) => key === 'check')?.form?.title).toEqual(own);
  });
});

describe('where a paper is in the customer’s file', () => {
  it('is read from the address of the page, whoever’s file it was', () => {
    const at = { tab: 'hearing', hearing: 'documents', paper: 'mould' };

    expect(
      paperAt('https://crm.example.org/customers/0190/?tab=hearing&hearing=documents&paper=mould'),
    ).toEqual(at);
    expect(paperAt(addressOfPaper(at))).toEqual(at);
  });

  it.each(['https://crm.example.org/service?tab=x', '/customers/0190', 'tab', 'https://'])(
    'is not "%s"',
    (address) => {
      expect(paperAt(address)).toBeUndefined();
    },
  );
});
