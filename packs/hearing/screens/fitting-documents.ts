/** A step of the fitting and, where not all of it goes on paper, the questions that do. */
export interface DocumentPart {
  step: string;
  fields?: readonly string[];
}

/** A paper for the customer or for somebody outside, as data. */
interface FittingDocument {
  key: 'options' | 'fitting' | 'trial' | 'mould' | 'referral' | 'follow-up' | 'care';
  parts: readonly DocumentPart[];
  /** Whether it has standing text of its own. */
  hasText: boolean;
  signatures: readonly ('customer' | 'clinician' | 'lab')[];
  isLarge: boolean;
  /** Whether the customer's devices stand on it, with serial numbers and cover. */
  showsDevices?: true;
  /** Whether the latest audiogram stands on it. */
  showsAudiogram?: true;
  /** Whether it tells how the gain was held against its target. */
  showsVerification?: true;
}
export type DocumentKey = FittingDocument['key'];

const AVERAGES = ['pta4R', 'pta4L', 'wordScore'];

/** The papers of a fitting, in the order they come up. */
export const DOCUMENTS: readonly FittingDocument[] = [
  {
    key: 'options',
    parts: [
      { step: 'hearing-test', fields: AVERAGES },
      { step: 'selection', fields: ['options', 'trialDays', 'trialFee'] },
    ],
    hasText: true,
    signatures: [],
    isLarge: false,
  },
  {
    key: 'fitting',
    parts: [
      { step: 'hearing-test', fields: AVERAGES },
      { step: 'selection', fields: ['model', 'coupling', 'battery'] },
      { step: 'fitting' },
    ],
    hasText: false,
    signatures: ['customer', 'clinician'],
    isLarge: false,
    showsDevices: true,
    showsVerification: true,
  },
  {
    key: 'trial',
    parts: [{ step: 'selection', fields: ['model', 'trialDays', 'trialFee', 'trialSigned'] }],
    hasText: true,
    signatures: ['customer', 'clinician'],
    isLarge: false,
  },
  {
    key: 'mould',
    parts: [
      { step: 'impression', fields: ['moulds', 'otoblock', 'remakeReason', 'lab', 'expectedOn', 'remark'] },
    ],
    hasText: false,
    signatures: ['clinician', 'lab'],
    isLarge: false,
  },
  {
    key: 'referral',
    parts: [
      {
        step: 'history',
        fields: [
          'suddenLoss',
          'suddenLossDaysAgo',
          'lossCourse',
          'drainage',
          'dizziness',
          'pain',
          'facialSign',
          'tinnitus',
          'onset',
          'worseEar',
          'earSurgery',
          'ototoxic',
        ],
      },
      { step: 'otoscopy', fields: ['wax', 'perforation', 'discharge', 'foreignBody', 'deformity', 'remark'] },
      { step: 'hearing-test', fields: [...AVERAGES, 'airBoneGap'] },
    ],
    hasText: true,
    signatures: ['clinician'],
    isLarge: false,
    showsAudiogram: true,
  },
  {
    key: 'follow-up',
    parts: [{ step: 'follow-up', fields: ['hoursPerDay', 'problems', 'trialDecision', 'next'] }],
    hasText: true,
    signatures: [],
    isLarge: true,
  },
  { key: 'care', parts: [], hasText: true, signatures: [], isLarge: true, showsDevices: true },
];
