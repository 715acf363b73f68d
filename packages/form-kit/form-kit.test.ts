import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from './answers.ts';
import { checkAnswers } from './check-answers.ts';
import { findFormFaults, sayFormFault } from './check-form.ts';
import { condition, holds } from './condition.ts';
import { formDefinition } from './form-definition.ts';
import { drawnSignature, signatureDrawing, typedSignature } from './signature.ts';

const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text });
const sides = [
  { key: 'R', label: words('right') },
  { key: 'L', label: words('left') },
];
const otoscopy = formDefinition.parse({
  title: words('Otoscopy'),
  fields: [
    { key: 'perforation', label: words('Perforation'), required: true, sides, answer: { kind: 'yes-no' } },
    {
      key: 'referredOn',
      label: words('Referred on'),
      required: true,
      shownWhen: { field: 'perforation', is: true },
      answer: { kind: 'date' },
    },
    {
      key: 'wax',
      label: words('Wax'),
      sides,
      answer: { kind: 'number', min: 0, max: 100, step: 5, unit: '%' },
    },
    {
      key: 'worstWax',
      label: words('Worst'),
      answer: { kind: 'calculated', calculation: { of: 'largest', fields: ['wax.R', 'wax.L'] }, unit: '%' },
    },
    {
      key: 'seen',
      label: words('Seen'),
      answer: {
        kind: 'choice',
        many: true,
        options: [
          { value: 'drum', label: words('Drum') },
          { value: 'canal', label: words('Canal') },
        ],
      },
    },
    { key: 'remark', label: words('Remark'), answer: { kind: 'text', maxLength: 10 } },
  ],
});

describe('answers to a form', () => {
  it('are kept with what is calculated from them', () => {
    const given = { perforation: { R: false, L: false }, wax: { R: 10, L: 35 }, seen: ['drum'], remark: ' ' };
    expect(checkAnswers(otoscopy, given)).toEqual({
      faults: [],
      answers: { perforation: { R: false, L: false }, wax: { R: 10, L: 35 }, worstWax: 35, seen: ['drum'] },
    });
  });

  it('are refused with all their faults at once', () => {
    const { faults } = checkAnswers(otoscopy, {
      perforation: { R: true, L: 'no' },
      referredOn: '2026-02-30',
      wax: { R: 101, L: 7 },
      seen: ['drum', 'nose'],
      remark: 'much too long',
      shoeSize: 43,
    });
    expect(faults).toEqual([
      { path: 'perforation.L', kind: 'not-yes-or-no' },
      { path: 'referredOn', kind: 'not-a-date' },
      { path: 'wax.R', kind: 'above', limit: 100 },
      { path: 'wax.L', kind: 'off-step', limit: 5 },
      { path: 'seen', kind: 'not-an-option' },
      { path: 'remark', kind: 'too-long', limit: 10 },
      { path: 'shoeSize', kind: 'unknown' },
    ]);
  });

  it('to a question that is not asked are neither missed nor kept', () => {
    const without = checkAnswers(otoscopy, { perforation: { R: false, L: false }, referredOn: '2026-02-03' });
    expect(without).toEqual({ faults: [], answers: { perforation: { R: false, L: false } } });
    const needed = checkAnswers(otoscopy, { perforation: { R: false, L: true } });
    expect(needed.faults).toEqual([{ path: 'referredOn', kind: 'missing' }]);
  });

  it('never make the check throw, whatever they are, and kept answers are found good again', () => {
    const anything = fc.dictionary(
      fc.constantFrom('perforation', 'referredOn', 'wax', 'seen', 'remark', '__proto__', 'x'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(anything, (given) => {
        const { answers } = checkAnswers(otoscopy, given as never);
        const again = checkAnswers(otoscopy, answers);
        expect(again.answers).toEqual(answers);
        expect(again.faults.every(({ kind, path }) => kind === 'missing' || path === 'worstWax')).toBe(true);
      }),
      { seed: 3 },
    );
  });
});

describe('a condition', () => {
  const given = { history: { pain: true, side: 'R', choices: ['a', 'b'] }, age: 70, ears: { R: 20, L: 60 } };
  it.each([
    [{ field: 'history.pain', is: true }, true],
    [{ field: 'history.side', in: ['L', 'both'] }, false],
    [{ field: 'history.choices', is: 'b' }, true],
    [{ field: 'age', atLeast: 65 }, true],
    [{ field: 'ears', atLeast: 60 }, true],
    [{ field: 'ears.R', atLeast: 60 }, false],
    [{ field: 'age', atMost: 69 }, false],
    [{ field: 'history.onset', answered: true }, false],
    [{ not: { field: 'history.onset', answered: true } }, true],
    [
      {
        all: [
          { field: 'age', atLeast: 65 },
          {
            any: [
              { field: 'x', is: 1 },
              { field: 'age', is: 70 },
            ],
          },
        ],
      },
      true,
    ],
    [{ field: 'constructor.name', answered: true }, false],
  ])('%j is %s', (rule, expected) => {
    expect(holds(condition.parse(rule), given)).toBe(expected);
  });

  it('has no more parts and values than anybody reads', () => {
    const part = { field: 'age', atLeast: 65 };
    expect(condition.safeParse({ any: Array.from({ length: 51 }, () => part) }).success).toBe(false);
    expect(condition.safeParse({ field: 'age', in: Array.from({ length: 201 }, (_, n) => n) }).success).toBe(
      false,
    );
  });
});

describe('a form', () => {
  it('without faults has none', () => {
    expect(findFormFaults(otoscopy)).toEqual([]);
  });

  it('tells all its faults at once', () => {
    const form = formDefinition.parse({
      title: words('Broken'),
      fields: [
        { key: 'a', label: words('A'), answer: { kind: 'number', min: 5, max: 5 } },
        { key: 'a', label: words('A'), answer: { kind: 'yes-no' } },
        { key: 'b', label: words('B'), shownWhen: { field: 'c', is: 1 }, answer: { kind: 'date' } },
        {
          key: 'c',
          label: words('C'),
          answer: { kind: 'calculated', calculation: { of: 'sum', fields: ['b'] } },
        },
      ],
    });
    expect(findFormFaults(form).map(sayFormFault)).toEqual([
      'field "a" allows 5 to 5; the second must be larger',
      'field "a" appears twice; give each its own key',
      'field "b" is shown by "c", which is not asked before it',
      'field "c" is calculated from "b", which is no number asked before it',
    ]);
  });
});

describe('signatures, pictures and rows', () => {
  const form = formDefinition.parse({
    title: words('Agreement'),
    fields: [
      { key: 'signed', label: words('Signature'), required: true, answer: { kind: 'signature' } },
      { key: 'photos', label: words('Pictures'), answer: { kind: 'photo', most: 2 } },
      {
        key: 'parts',
        label: words('Parts'),
        answer: {
          kind: 'table',
          mostRows: 2,
          columns: [
            { key: 'name', label: words('Name'), required: true, answer: { kind: 'text' } },
            { key: 'count', label: words('Count'), answer: { kind: 'number', min: 1, max: 9 } },
          ],
        },
      },
    ],
  });
  const photo = '01890000-0000-7000-8000-0000000000ff';
  const check = (given: Answers) => checkAnswers(form, given);

  it('are kept as they were drawn, taken and written', () => {
    const signed = drawnSignature({
      width: 600,
      height: 180,
      strokes: [
        [
          { x: 1.4, y: 2 },
          { x: 30, y: 40 },
        ],
      ],
    });
    const rows: Record<string, string | number>[] = [{ name: 'Tube', count: 2 }, {}];
    const given = { signed: signed ?? '', photos: [photo], parts: rows };

    expect(signed).toBe('600x180M1 2L30 40');
    expect(check(given)).toEqual({ faults: [], answers: { ...given, parts: [{ name: 'Tube', count: 2 }] } });
    expect(signatureDrawing('600x180M1 2L30 40')).toEqual({ width: 600, height: 180, path: 'M1 2L30 40' });
    expect(check({ signed: 'name: 王芳' }).faults).toEqual([]);
    expect(typedSignature('name: 王芳')).toBe('王芳');
  });

  it('tell all that is wrong with them, each at its place', () => {
    const script = '600x180M1 2"/><script>';
    const { faults } = check({
      signed: script,
      photos: [photo, photo, photo],
      parts: [{ count: 20 }, { name: 'Dome', count: 1 }, { name: 'Hook' }],
    });

    expect(faults).toEqual([
      { path: 'signed', kind: 'not-a-signature' },
      { path: 'photos', kind: 'too-many', limit: 2 },
      { path: 'parts.0.name', kind: 'missing' },
      { path: 'parts.0.count', kind: 'above', limit: 9 },
      { path: 'parts', kind: 'too-many', limit: 2 },
    ]);
    expect(
      check({ signed: 'name:  ', photos: ['javascript:x'], parts: 'Tube' }).faults.map(({ kind }) => kind),
    ).toEqual(['not-a-signature', 'not-a-photo', 'not-rows']);
    expect(check({}).faults).toEqual([{ path: 'signed', kind: 'missing' }]);
  });

  it('are no signature when nothing was drawn, or more than is kept', () => {
    const long = Array.from({ length: 5000 }, (_, index) => ({ x: index % 600, y: index % 180 }));

    expect(drawnSignature({ width: 600, height: 180, strokes: [[{ x: 1, y: 1 }]] })).toBeUndefined();
    expect(drawnSignature({ width: 600, height: 180, strokes: [long] })).toBeUndefined();
  });
});
