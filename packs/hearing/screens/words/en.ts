import { audiogramWords } from './audiogram-en.ts';
import { importWords } from './import-en.ts';
import { outcomesWords } from './outcomes-en.ts';
import { papersWords } from './papers-en.ts';
import { testsWords } from './tests-en.ts';

export const messages = {
  tab: 'Hearing',
  columnName: '{{ear}} {{conduction}}',
  list: { comma: ', ' },
  ear: { R: 'Right', L: 'Left' },
  conduction: { air: 'air', bone: 'bone' },
  step: {
    take: 'Take the levels of the audiogram of {{when}}',
    none: 'Levels can be taken from an audiogram once it is entered.',
    old: 'The latest audiogram is older than six months: test again.',
    enter: 'Enter an audiogram',
  },
  section: {
    audiograms: 'Audiograms',
    speech: 'Speech',
    'middle-ear': 'Middle ear',
    verification: 'Verification',
    outcomes: 'Outcomes',
    documents: 'Papers',
    save: 'Save',
    saved: 'Saved',
    takenAtNote: 'Empty: just now',
  },
  settings: {
    title: 'Audiograms',
    note: 'How audiograms are shown on this device, on screen and on paper',
    grades: 'Grades of hearing loss',
    symbols: 'Symbols',
    symbolSet: { asha: 'ASHA (and ISO 8253-1)', bsa: 'British Society of Audiology' },
  },
  ...audiogramWords,
  ...testsWords,
  ...outcomesWords,
  ...importWords,
  ...papersWords,
};
