import { z } from 'zod';
import { classified, currencyCode, instant, isoDate, partyId, uuid } from '#contract-kit';
import { formDefinition, localText } from '#form-kit';
import { contactAnswer } from '#modules/privacy/contract';
import { timelineEntry } from '#modules/timeline/contract';
import { FOLLOW_UP_CHANNELS, followUpRule } from '#pack-kit';
import { CARE_OUTCOMES } from './care-outcomes.ts';

export const DAY_HALVES = ['morning', 'afternoon'] as const;
export type DayHalf = (typeof DAY_HALVES)[number];

/** A line of the customer's timeline that was of use in a call (S0-26). */
export const factUsed = z.object({
  source: z.string().max(60),
  kind: z.string().max(120),
  entryId: z.string().max(100),
});
export type FactUsed = z.infer<typeof factUsed>;

/** All that one call for a recall tells, if what is to be told was asked for in several parts. */
export const MOST_RECALL_LETTERS = 2000;

/** Most recent purchase days, oldest first, from which the customer's own rhythm is drawn. */
const purchaseDays = z.array(isoDate).max(24).default([]);

/**
 * What departs from the customer's own pattern, or what somebody asked for, with the evidence the words on screen need (S1-42).
 * Compared with the customer alone, never with others.
 */
const reasonsOfPeople = [
  z.object({
    /** The gap since the last purchase exceeds twice the customer's own median gap. */
    kind: z.literal('gap-longer-than-usual'),
    values: z.object({
      usualGapDays: z.number().positive(),
      currentGapDays: z.number().nonnegative(),
      purchaseCount: z.int().positive(),
      lastPurchaseOn: isoDate,
      purchaseDays,
    }),
  }),
  z.object({
    /** The latest purchases are below half of the customer's own mean. */
    kind: z.literal('spending-less-than-usual'),
    values: z.object({
      usualMinor: classified('money', z.int()),
      recentMinor: classified('money', z.int()),
      currency: currencyCode,
      purchaseCount: z.int().positive(),
      purchaseDays,
    }),
  }),
  z.object({
    /** The probability that the customer still buys from us has fallen. */
    kind: z.literal('less-likely-to-return'),
    values: z.object({
      probabilityAlive: classified('value', z.number().min(0).max(1)),
      probabilityAliveBefore: classified('value', z.number().min(0).max(1)),
      comparedOn: isoDate,
      lastPurchaseOn: isoDate.nullable().default(null),
      purchaseDays,
    }),
  }),
  z.object({
    /** An agreed visit did not take place. */
    kind: z.literal('missed-visit'),
    values: z.object({ missedOn: isoDate }),
  }),
  z.object({
    /** We broke a promise: somebody apologises and makes it good. */
    kind: z.literal('promise-broken'),
    values: z.object({ promiseId: uuid, promise: localText, dueAt: instant }),
  }),
  z.object({
    /** A member of staff wants this customer to be called. */
    kind: z.literal('asked-for'),
    values: z.object({ why: z.string().trim().min(1, 'say why').max(500) }),
  }),
  z.object({
    /** Something the customer has is called back by its maker (S0-17). */
    kind: z.literal('recall'),
    values: z.object({ why: z.string().trim().min(1, 'say what to tell them').max(MOST_RECALL_LETTERS) }),
  }),
] as const;
/** Reasons that somebody can give; the others follow from rules. */
export const careReasonGiven = z.discriminatedUnion('kind', reasonsOfPeople);
export type CareReasonGiven = z.input<typeof careReasonGiven>;

export const careReason = z.discriminatedUnion('kind', [
  ...reasonsOfPeople,
  z.object({
    /** A rule named this day. */
    kind: z.literal('planned'),
    values: z.object({
      ruleKey: z.string(),
      ruleVersion: z.int(),
      name: localText,
      /** What is to be said, with places for `{{name}}` and `{{since}}`. */
      script: localText,
      purpose: z.enum(['service', 'survey', 'marketing']),
      channel: z.enum(FOLLOW_UP_CHANNELS),
      /** The day the rule counted from. */
      anchorOn: isoDate,
      /** The day it was planned for, closed days seen to. */
      plannedOn: isoDate,
      quietHours: z.array(z.object({ from: z.string(), to: z.string() })),
      /** Whom it is reported to, and after how many days. */
      escalation: z.object({ role: z.string(), afterOverdueDays: z.int() }).nullable(),
      /** The step of the process that decides it, and under what it is listed; null for a contact. */
      decision: z.object({ heading: localText, stepKey: z.string(), processId: uuid }).nullable(),
    }),
  }),
  z.object({
    /** Nobody answered as often as the rule says: somebody should go there. */
    kind: z.literal('not-reached'),
    values: z.object({ attempts: z.int(), name: localText.nullable() }),
  }),
]);
export type CareReason = z.output<typeof careReason>;
export type CareReasonKind = CareReason['kind'];

/**
 * How care ended. `no-answer` plans another attempt for the next day in the other half of it, as often as the rule says;
 * `later` plans it for the day the customer named; everything else closes the task. `moved` and `died` end all that is planned.
 */
export const careOutcome = z.enum(CARE_OUTCOMES);

export const careTask = z.object({
  careTaskId: uuid,
  partyId,
  partyName: z.string(),
  partyNumber: z.string(),
  partyBornOn: isoDate.nullable(),
  /** The telephone number to call. */
  phone: classified('contact', z.string()),
  /** When the customer was last reached or came; null with no contact on record. */
  lastContactOn: isoDate.nullable(),
  reason: careReason,
  /** Day it should be done, after attempts and snoozes. */
  dueOn: isoDate,
  /** Staff it is for; null means anybody of the branch. */
  assigneeId: uuid.nullable(),
  createdAt: instant,
  createdByName: z.string(),
  /** Attempts so far, and the most there will be. */
  attempts: z.int(),
  maxAttempts: z.int(),
  /** In which half of the day the next attempt is due, after one in vain in the other. */
  dueHalf: z.enum(DAY_HALVES).nullable(),
  snoozedUntilOn: isoDate.nullable(),
  /** Whether the customer may be contacted for this now, and why; null when it is closed. */
  contact: contactAnswer.nullable(),
  closure: z.object({ at: instant, byName: z.string(), outcome: careOutcome }).nullable(),
});
/** A customer to care for, why, and by when. */
export type CareTask = z.infer<typeof careTask>;

/** A relative or carer who may be spoken to instead. */
export const delegate = z.object({
  partyId,
  name: z.string(),
  role: z.enum(['carer', 'guardian', 'contact']),
  phone: classified('contact', z.string()),
});
export type Delegate = z.infer<typeof delegate>;

/** What one needs for a call besides the task: up to three facts of the file worth using, and who may be called instead. */
export const callSheet = z.object({ facts: z.array(timelineEntry), delegates: z.array(delegate) });
export type CallSheet = z.infer<typeof callSheet>;

/** A rule as it holds. */
export const ruleShown = z.object({
  rule: followUpRule,
  /** Days before are not planned; null is off. */
  onSince: isoDate.nullable(),
  /** Null while it is as the pack brings it. */
  editedAt: instant.nullable(),
});
export type RuleShown = z.infer<typeof ruleShown>;

/** A rule as it once held; who wrote it is not known of a pack's rule that nothing needed yet. */
export const ruleVersion = z.object({
  rule: followUpRule,
  createdAt: instant.nullable(),
  createdByName: z.string().nullable(),
});
export type RuleVersion = z.infer<typeof ruleVersion>;

/** What a rule can be made of besides what its schema names. */
export const ruleSubjects = z.object({
  processes: z.array(
    z.object({
      key: z.string(),
      name: localText,
      steps: z.array(
        z.object({
          key: z.string(),
          name: localText,
          form: formDefinition.nullable(),
          /** What customers are asked after the step. */
          survey: z.object({ key: z.string(), form: formDefinition }).nullable(),
        }),
      ),
    }),
  ),
});
export type RuleSubjects = z.infer<typeof ruleSubjects>;

/** What a rule would plan in the coming days. */
export const rulePreview = z.object({
  fromOn: isoDate,
  untilOn: isoDate,
  total: z.int(),
  /** For how many customers. */
  customers: z.int(),
  /** How many of them are planned already. */
  planned: z.int(),
  byWeek: z.array(z.object({ weekOn: isoDate, count: z.int() })),
  first: z.array(z.object({ partyId, partyName: z.string(), dueOn: isoDate, channel: z.string() })),
  /** The rule asks for a tier by value, and no value run has valued anybody. */
  lacksValues: z.boolean(),
});
export type RulePreview = z.infer<typeof rulePreview>;

/** Planning for everybody, under way or over. */
export const planning = z.object({
  planningId: uuid,
  startedAt: instant,
  startedByName: z.string(),
  progress: z.number().min(0).max(1),
  planned: z.int(),
  dropped: z.int(),
  finishedAt: instant.nullable(),
  cancelledAt: instant.nullable(),
});
export type Planning = z.infer<typeof planning>;

/** How many follow-ups that rules planned for a period were done within a week of their day, with 95 % limits. */
export const timeliness = z.object({
  fromOn: isoDate,
  untilOn: isoDate,
  /** Planned for the period and decided: done, or more than seven days ago. */
  n: z.int(),
  onTime: z.int(),
  /** Done later, or booked again within 14 days. */
  late: z.int(),
  missed: z.int(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Calls before which facts were shown, and those in which one was of use (S0-26). */
  callsWithFacts: z.int(),
  callsUsingFacts: z.int(),
});
export type Timeliness = z.infer<typeof timeliness>;

/** What lies too long, by who it waits for. */
export const overdueByPerson = z.object({
  staffId: uuid.nullable(),
  name: z.string().nullable(),
  overdue: z.int(),
  escalated: z.int(),
  oldestOn: isoDate,
});
export type OverdueByPerson = z.infer<typeof overdueByPerson>;
