import { AUDIOGRAM_KIND, type Audiogram } from '../audiometry/audiogram.ts';
import { SPEECH_KIND, type SpeechResult, type SpeechTests } from '../audiometry/speech-measurement.ts';
import type { Threshold } from '../audiometry/threshold.ts';
import {
  type FileOfPerson,
  fileOfPerson,
  HearingFileError,
  LeftOutList,
  type LeftOutReason,
  type TestInFile,
} from './hearing-file.ts';
import { noahDevices } from './noah-devices.ts';
import { noahTympanogram } from './noah-tympanogram.ts';
import { ThresholdList, transducerNamed } from './point-reading.ts';
import { childrenOf, everyElement, numberAt, textAt, type XmlElement } from './xml-tree.ts';

const NAMESPACE = /himsa\.com\/Measurement/i;
const isPoint = (name: string) => /Points?$/.test(name) && name !== 'AdditionalMaskingPoint';

/** Whether a file was exported from Noah, of whatever version of the format. */
export function isNoah(root: XmlElement): boolean {
  return Object.values(root.attributes).some((value) => NAMESPACE.test(value));
}

/**
 * Reads an export of Noah: patients with their actions, audiograms of formats 500 and 502 and impedance.
 * @param instantOf the instant of a local time the file gives without its zone
 * @throws HearingFileError when there is no patient in it
 */
export function readNoah(root: XmlElement, instantOf: (local: string) => string | undefined): FileOfPerson[] {
  const patients = everyElement(root, (name) => name === 'Patient');
  if (patients.length === 0) throw new HearingFileError('no-patient');
  return patients.map((patient) => {
    const leftOut = new LeftOutList();
    const actions = everyElement(patient, (name) => name === 'Action');
    const devices = noahDevices(actions);
    const tests = actions.flatMap((action) => testsOf(action, leftOut, instantOf));
    return fileOfPerson(personOf(patient), joined(tests), leftOut, devices);
  });
}

function personOf(patient: XmlElement) {
  const details = [patient, ...childrenOf(patient, 'PatientData'), ...childrenOf(patient, 'ClientInfo')];
  const find = (...names: string[]) =>
    details.flatMap((one) => names.map((name) => textAt(one, name))).find((text) => text !== undefined);
  const given = find('FirstName', 'GivenName') ?? '';
  const family = find('LastName', 'FamilyName', 'SurName') ?? '';
  const birthOn = find('DateofBirth', 'DateOfBirth', 'BirthDate')?.slice(0, 10);
  return {
    names: [given, family].filter((name) => name !== ''),
    birthOn: isDay(birthOn) ? birthOn : undefined,
  };
}

const isDay = (text: string | undefined) => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && text !== '0001-01-01';

function testsOf(
  action: XmlElement,
  leftOut: LeftOutList,
  instantOf: (local: string) => string | undefined,
): TestInFile[] {
  const type = textAt(action, 'TypeOfData') ?? '';
  const points = everyElement(action, isPoint).length;
  const takenAt = instantOf(textAt(action, 'ActionDate') ?? '');
  const isImpedance = /impedance/i.test(type);
  if (noahDevices([action]).length > 0) return [];
  if (!/audiogram/i.test(type) && !isImpedance) {
    leftOut.add('other-data', type || 'Action', Math.max(1, points));
    return [];
  }
  if (takenAt === undefined) {
    leftOut.add('no-date', type, Math.max(1, points));
    return [];
  }
  if (isImpedance) return noahTympanogram(action, takenAt, leftOut);
  return audiogramTests(action, takenAt, leftOut);
}

/** Devices record the ears of one sitting as actions of the same minute: they are one test. */
function joined(tests: readonly TestInFile[]): TestInFile[] {
  const byMoment = Map.groupBy(tests, ({ kind, takenAt }) => `${kind} ${takenAt}`);
  return [...byMoment.values()].flatMap((same) => {
    const [first, ...others] = same;
    if (!first) return [];
    const list = LIST_OF_KIND[first.kind];
    if (others.length === 0 || list === undefined) return same;
    const entries = same.flatMap(({ body }) => (Array.isArray(body[list]) ? body[list] : []));
    const places = entries.map((entry) => placeOf(entry));
    if (new Set(places).size < places.length) return same.map((test, index) => later(test, index));
    const points = same.reduce((sum, one) => sum + one.points, 0);
    return [{ ...first, points, body: { ...first.body, [list]: entries } }];
  });
}

const LIST_OF_KIND: Readonly<Partial<Record<string, string>>> = {
  [AUDIOGRAM_KIND]: 'thresholds',
  [SPEECH_KIND]: 'results',
  'hearing.tympanogram': 'ears',
};

function placeOf(entry: unknown): string {
  const { ear, conduction, frequencyHz, masked, test } = entry as Partial<Record<string, unknown>>;
  return [ear, conduction, frequencyHz, masked, test].join(' ');
}

/** Tests of one minute that measure the same places follow each other by a second, so that each is kept. */
function later(test: TestInFile, seconds: number): TestInFile {
  return { ...test, takenAt: new Date(Date.parse(test.takenAt) + seconds * 1000).toISOString() };
}

function audiogramTests(action: XmlElement, takenAt: string, leftOut: LeftOutList): TestInFile[] {
  const thresholds = new ThresholdList(leftOut);
  const results: SpeechResult[] = [];
  const remarks = [textAt(action, 'Description') ?? '', textAt(action, 'ActionGroup') ?? ''].join(' ');
  for (const block of everyElement(action, () => true)) {
    const points = block.children.filter(({ name }) => isPoint(name));
    if (points.length === 0) continue;
    const conditions = childrenOf(block, 'AudMeasurementConditions')[0];
    const where = placeOfSound(conditions, remarks);
    if ('reason' in where) leftOut.add(where.reason, block.name, points.length);
    else if (block.name === 'ToneThresholdAudiogram') takeTones(points, where, thresholds, leftOut);
    else if (/^Speech/.test(block.name)) results.push(...speechOf(block, points, where, leftOut));
    else leftOut.add('not-threshold', block.name, points.length);
  }
  const tones = thresholds.list();
  const audiogram: Audiogram = { thresholds: tones, reliability: 'not-stated', source: 'noah-xml' };
  const speech: SpeechTests = { results, source: 'noah-xml' };
  return [
    ...(tones.length > 0
      ? [{ kind: AUDIOGRAM_KIND, takenAt, body: { ...audiogram }, points: tones.length }]
      : []),
    ...(results.length > 0
      ? [{ kind: SPEECH_KIND, takenAt, body: { ...speech }, points: results.length }]
      : []),
  ];
}

interface SoundPlace {
  ear: 'R' | 'L';
  conduction: 'air' | 'bone';
  transducer: string | undefined;
}

/** Which ear heard by what, read from the words of the signal output; its codes mean left and right by turns. */
function placeOfSound(
  conditions: XmlElement | undefined,
  remarks: string,
): SoundPlace | { reason: LeftOutReason } {
  const output = textAt(conditions, 'StimulusSignalOutput') ?? '';
  const transducer = textAt(conditions, 'StimulusTransducerType');
  const told = [
    remarks,
    output,
    transducer,
    textAt(conditions, 'TransducerDescription'),
    textAt(conditions, 'StimulusAuxiliary'),
  ].join(' ');
  if (/in[ _-]?situ|HearingInstrument/i.test(told)) return { reason: 'in-situ' };
  const worn = ['HearingInstrument_1_Condition', 'HearingInstrument_2_Condition'].map((name) =>
    textAt(conditions, name),
  );
  if (worn.some((condition) => condition !== undefined && /^aided/i.test(condition)))
    return { reason: 'aided' };
  if (/FreeField|SoundField/i.test(output)) return { reason: 'sound-field' };
  if (/Binaural/i.test(output)) return { reason: 'binaural' };
  const ear = /Right/i.test(output) ? 'R' : /Left/i.test(output) ? 'L' : undefined;
  if (ear === undefined) return { reason: 'no-ear' };
  const conduction = /Bone/i.test(output) ? 'bone' : 'air';
  return { ear, conduction, transducer: /InsertPhone/i.test(output) ? 'insert' : transducer };
}

function takeTones(
  points: readonly XmlElement[],
  { ear, conduction, transducer }: SoundPlace,
  thresholds: ThresholdList,
  leftOut: LeftOutList,
): void {
  for (const point of points) {
    const what = `${ear} ${conduction}`;
    const frequencyHz = numberAt(point, 'StimulusFrequency');
    const levelDbHl = numberAt(point, 'StimulusLevel');
    const status = textAt(point, 'TonePointStatus') ?? 'Normal';
    if (frequencyHz === undefined || levelDbHl === undefined) leftOut.add('not-readable', what);
    else if (!/^(normal|heard|masked|noresponse|maskednoresponse|noresponsemasked)$/i.test(status)) {
      leftOut.add('status', `${what}: ${status}`);
    } else {
      const maskLevelDb = numberAt(point, 'MaskingLevel');
      const masked = /masked/i.test(status) || (maskLevelDb !== undefined && maskLevelDb > 0);
      const threshold: Threshold = {
        ear,
        conduction,
        transducer: transducerNamed(transducer, conduction),
        frequencyHz,
        levelDbHl,
        masked,
      };
      if (masked && maskLevelDb !== undefined && maskLevelDb >= -10 && maskLevelDb <= 120) {
        threshold.maskLevelDb = maskLevelDb;
      }
      if (/noresponse/i.test(status)) threshold.noResponse = true;
      thresholds.take(threshold, what);
    }
  }
}

const SPEECH_BLOCKS: readonly (readonly [RegExp, SpeechResult['test']])[] = [
  [/Discrimination/, 'WRS'],
  [/Reception/, 'SRT'],
  [/Detection/, 'SDT'],
  [/MostComfortable/, 'MCL'],
  [/Uncomfortable/, 'UCL'],
];

/** Of several discrimination scores of an ear the best one counts; the others are told as left out. */
function speechOf(
  block: XmlElement,
  points: readonly XmlElement[],
  { ear }: SoundPlace,
  leftOut: LeftOutList,
): SpeechResult[] {
  const test = SPEECH_BLOCKS.find(([pattern]) => pattern.test(block.name))?.[1];
  if (test === undefined) {
    leftOut.add('not-threshold', block.name, points.length);
    return [];
  }
  const read = points.flatMap((point): SpeechResult[] => {
    const levelDbHl = numberAt(point, 'StimulusLevel');
    const scorePercent = test === 'WRS' ? numberAt(point, 'ScorePercent') : undefined;
    const inRange = levelDbHl === undefined || (levelDbHl >= -10 && levelDbHl <= 120);
    const isWhole =
      test === 'WRS'
        ? scorePercent !== undefined && scorePercent >= 0 && scorePercent <= 100
        : levelDbHl !== undefined;
    if (!isWhole || !inRange) {
      leftOut.add('not-readable', `${ear} ${test}`);
      return [];
    }
    const result: SpeechResult = { ear, test };
    if (levelDbHl !== undefined) result.levelDbHl = levelDbHl;
    if (scorePercent !== undefined) result.scorePercent = scorePercent;
    const words = numberAt(point, 'NumberOfWords');
    if (test === 'WRS' && words !== undefined && Number.isInteger(words) && words > 0 && words <= 200)
      result.words = words;
    return [result];
  });
  const best = test === 'WRS' ? read.toSorted((a, b) => (b.scorePercent ?? 0) - (a.scorePercent ?? 0)) : read;
  leftOut.add(test === 'WRS' ? 'not-best-score' : 'repeated', `${ear} ${test}`, Math.max(0, best.length - 1));
  return best.slice(0, 1);
}
