import type { Answers } from '#form-kit';
import type { AppointmentTypeGiven } from './appointment-type.ts';
import type { FollowUpRuleGiven } from './follow-up-rule.ts';
import type { GuaranteeRules } from './guarantee-rules.ts';
import type { MeasurementKind } from './measurement-kind.ts';
import type { ProcessTemplateGiven } from './process-template.ts';
import type { RepairStandard } from './repair-standard.ts';

/** Plain data of a living business, as a pack makes it up; it is loaded through the same doors as anybody's import. */
export interface DemoBusiness {
  /** Names the demo, and the system its customers and sales come from. */
  name: string;
  businessName: string;
  timeZone: string;
  /** `+08:00`, for the local times of lines and notes. */
  offset: string;
  region: string;
  currency: string;
  branches: readonly string[];
  staff: readonly DemoStaff[];
  offers: readonly DemoOffer[];
  customers: readonly DemoCustomer[];
  lines: readonly DemoLine[];
  notes: readonly DemoNote[];
  /** Service processes the business works by, and customers on their way through them. */
  templates: readonly ProcessTemplateGiven[];
  processes: readonly DemoProcess[];
  /** Who and what can be booked, for what, and customers who will come. */
  bookables: readonly DemoBookable[];
  appointmentTypes: readonly AppointmentTypeGiven[];
  appointments: readonly DemoAppointment[];
  /** Customers who walked in without an appointment, in the order they came, and the holidays of all branches. */
  walkIns: readonly DemoWalkIn[];
  holidays: DemoHolidays;
  /** How customers are followed up, since when, and how the calls that fell due meanwhile went. */
  followUps: DemoFollowUps;
  /** What was measured with customers, and the kinds it is of. */
  measurementKinds: readonly MeasurementKind[];
  measurements: readonly DemoMeasurement[];
  /** What staff promised; promises of the business come by themselves from what happened. */
  promises: readonly DemoPromise[];
  /** What customers own by serial number, the rules that cover it, and what is lent while it is in repair. */
  guaranteeRules: readonly GuaranteeRules[];
  repairStandards: readonly RepairStandard[];
  assets: readonly DemoAsset[];
  loaners: readonly DemoLoaner[];
  /** What is kept in order at the customers', and who goes there. */
  fieldWork: DemoFieldWork;
  /** Spare parts with a year of use, and what can be rented. */
  stock: DemoStock;
  rentals: DemoRentals;
  /** What people read of the use of their data, and what was thought through before. */
  privacy: DemoPrivacy;
  /** What stands in some files beside names and numbers. */
  files: DemoFiles;
}

export interface DemoPrivacy {
  wordings: readonly {
    kind: string;
    effectiveOn: string;
    texts: Readonly<Record<'zh-CN' | 'zh-TW' | 'en', string>>;
    note: string;
    by: string;
  }[];
  assessments: readonly {
    /** Local time. */
    at: string;
    by: string;
    processing: string;
    purpose: string;
    dataCategories: string;
    people: string;
    triggers: readonly string[];
    necessity: string;
    risks: string;
    riskLevel: 'low' | 'medium' | 'high';
    measures: string;
    residualRisk: 'low' | 'medium' | 'high';
    outcome: string;
    /** One of the staff, by name. */
    reviewer: string | null;
    reviewOn: string;
  }[];
}

export interface DemoStock {
  parts: readonly DemoPart[];
  /** Local time, a year before the last day. */
  receivedAt: string;
  by: string;
  /** Orders of the last weeks, of the first branch. */
  orders: readonly {
    supplier: string;
    at: string;
    by: string;
    lines: readonly { sku: string; quantity: number; came: number }[];
    /** When some of it came; null while all is to come. */
    cameAt: string | null;
  }[];
  /** The part that repairs use, by its number. */
  repairPart: string;
  /** The part that a repair waits for. */
  awaitedPart: string;
  /** Visits on which parts were changed, oldest first. */
  visits: readonly {
    customerNumber: string;
    at: string;
    by: string;
    findings: string;
    parts: readonly { name: string; quantity: number }[];
  }[];
}

export interface DemoPart {
  sku: string;
  name: string;
  supplier: string;
  unit: string;
  leadDays: number;
  costMinor: number;
  /** How many each branch received. */
  received: readonly number[];
  /** Set by hand; null leaves it to usage. */
  reorderPoint: number | null;
  discontinued: { daysAgo: number; lastOrderInDays: number; supportEndsInDays: number } | null;
}

export interface DemoRentals {
  by: string;
  offeredBy: string;
  units: readonly {
    name: string;
    serial: string;
    branch: number;
    dayMinor: number;
    weekMinor: number;
    monthMinor: number;
    depositMinor: number;
  }[];
  rentals: readonly {
    customerNumber: string;
    serial: string;
    at: string;
    /** Agreed days. */
    days: number;
    backAt: string | null;
    charged: boolean;
  }[];
}

/** Regular maintenance, a round of home visits and who makes them. */
export interface DemoFieldWork {
  maintenance: readonly {
    customerNumber: string;
    title: string;
    everyMonths: number;
    /** Days after the demo is loaded; negative for what is late. */
    dueInDays: number;
    checklist: readonly string[];
  }[];
  round: {
    name: string;
    branch: number;
    fromInDays: number;
    untilInDays: number;
    checklist: readonly string[];
    serviceMinutes: number;
  };
  visits: readonly DemoVisit[];
  /** E-mail addresses of those who go there. */
  technicians: readonly string[];
}

export interface DemoVisit {
  customerNumber: string;
  inDays: number;
  place: { district: string; address: string; latitude: number; longitude: number };
  purposes: readonly ('survey' | 'sale' | 'inspection')[];
  window: { from: string; until: string } | null;
  instructions: string;
  done: { findings: string; notMet: boolean } | null;
}

/** What somebody promised a customer in words of their own. */
export interface DemoPromise {
  customerNumber: string;
  words: string;
  by: string;
  /** Local times of the business, `YYYY-MM-DD HH:MM`. */
  givenAt: string;
  dueAt: string;
  /** Null when nobody said that it was kept. */
  keptAt: string | null;
  evidence: string;
}

export interface DemoFollowUps {
  rules: readonly FollowUpRuleGiven[];
  sinceDaysAgo: number;
  by: string;
  /** Taken in turn; a call left out lies overdue. */
  calls: readonly (DemoCall | null)[];
}

export interface DemoCall {
  /** After the day it was due. */
  daysLate: number;
  outcome: 'reached' | 'no-answer';
  text: string;
  /** Whether a fact of the file was of use. */
  usesFile: boolean;
}

export interface DemoAsset {
  customerNumber: string;
  offerCode: string;
  make: string;
  model: string;
  serial: string;
  /** The lot it was made in. */
  lot: string;
  side: 'left' | 'right' | null;
  invoiceNumber: string;
  /** Sold and fitted on the same day. */
  soldOn: string;
  priceMinor: number;
  soldBy: string;
  /** Oldest first. */
  repairs: readonly DemoRepair[];
}

export interface DemoRepair {
  fault: string;
  at: string;
  by: string;
  /** The option the customer chose, by its key; null while that is not decided. */
  choose: string | null;
  steps: readonly {
    kind: 'begun' | 'parts-awaited' | 'repaired' | 'returned';
    at: string;
    by: string;
    worked?: boolean;
  }[];
}

export interface DemoLoaner {
  name: string;
  serial: string;
  branch: number;
}

export interface DemoStaff {
  name: string;
  email: string;
  role: string;
  /** Index into `branches`. */
  branches: readonly number[];
}

export interface DemoOffer {
  code: string;
  name: string;
  nameEnglish: string;
  kind: 'product' | 'service';
  /** The offer a free service comes with. */
  attachedTo: string | null;
  priceMinor: number;
  costMinor: number;
  category: string;
  /** Months until the customer needs another; null for what is used once. */
  lifeMonths: number | null;
  unit: string;
}

export interface DemoFiles {
  /** Who is what to whom: the first is the carer of the other. */
  relations: readonly {
    customerNumber: string;
    otherNumber: string;
    role: 'carer' | 'payer';
    note: string;
  }[];
  /** Old telephones that are not to be used any more. */
  barred: readonly { customerNumber: string; phone: string; reason: 'out-of-service' | 'wrong-person' }[];
  /** Customers reached on their telephone. */
  verified: readonly { customerNumber: string }[];
  /** Files somebody opened a second time, with a slip in the name. */
  twins: readonly { customerNumber: string; familyName: string; givenName: string }[];
  keyAccounts: readonly { customerNumber: string; reason: string; reviewOn: string; ownerEmail: string }[];
}

export interface DemoCustomer {
  number: string;
  kind: 'person' | 'organisation';
  familyName: string | null;
  givenName: string | null;
  fullName: string;
  gender: 'female' | 'male' | null;
  birthOn: string | null;
  deceasedOn: string | null;
  phones: readonly string[];
  emails: readonly string[];
  language: 'zh-CN' | 'zh-TW' | 'en';
  branch: number;
  tags: readonly string[];
  createdOn: string;
}

export interface DemoLine {
  customerNumber: string | null;
  orderNumber: string;
  /** Local date and time in the business time zone, `YYYY-MM-DD HH:MM`. */
  orderedAt: string;
  offerCode: string;
  quantity: number;
  /** Line total; negative for a refund. */
  amountMinor: number;
  costMinor: number;
  branch: number;
  channel: 'counter' | 'phone' | 'online';
  staff: string;
}

export interface DemoNote {
  customerNumber: string;
  at: string;
  author: string;
  kind: 'note' | 'call';
  text: string;
}

export interface DemoProcess {
  customerNumber: string;
  templateKey: string;
  startedAt: string;
  startedBy: string;
  /** Steps done, oldest first, in the order of the template's proposed ways. */
  steps: readonly {
    stepKey: string;
    at: string;
    by: string;
    answers: Answers;
    /** What the customer said of it; null where they did not wish to. */
    survey?: Answers | null;
  }[];
  /** What it waits for since then. */
  pause: { at: string; by: string; reason: string; note: string } | null;
}

export interface DemoBookable {
  kind: 'person' | 'room' | 'device';
  name: string;
  /** Of the person who signs in with it. */
  staffEmail: string | null;
  branch: number;
  skills: readonly string[];
}

export interface DemoAppointment {
  customerNumber: string;
  typeKey: string;
  branch: number;
  /** Days after the demo is loaded. */
  inDays: number;
}

/** Somebody who came without an appointment, on a day up to that on which the demo is loaded. */
export interface DemoWalkIn {
  /** Null for who gave no name. */
  customerNumber: string | null;
  branch: number;
  daysAgo: number;
  /** Before the minute of the day at which the demo is loaded. */
  minutesAgo: number;
  /** How long they waited; null for who waits still. */
  waitedMinutes: number | null;
  /** How long they were served; null for who is being served, and for who did not come when called. */
  servedMinutes: number | null;
  outcome: 'waiting' | 'called' | 'done' | 'no-show';
}

/** A file of public holidays, as an iCalendar. */
export interface DemoHolidays {
  fileName: string;
  text: string;
}

export interface DemoMeasurement {
  customerNumber: string;
  kind: string;
  at: string;
  by: string;
  body: Record<string, unknown>;
}
