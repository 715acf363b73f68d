import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hearingMeasurements } from '../hearing-measurements.ts';
import { HearingFileError, MOST_FILE_BYTES } from './hearing-file.ts';
import { readNoah } from './noah-xml.ts';
import { readHearingFile } from './read-hearing-file.ts';
import { samePerson } from './same-person.ts';
import { readXml } from './xml-tree.ts';

const ZONE = 'Asia/Shanghai';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const file = (name: string) => readFileSync(new URL(`./files/${name}`, import.meta.url));
const read = (name: string) => {
  const { format, people } = readHearingFile(file(name), ZONE);
  const [person] = people;
  if (!person || people.length !== 1) throw new Error('one person was expected');
  return { format, ...person };
};
const problemOf = (bytes: Uint8Array) => {
  try {
    readHearingFile(bytes, ZONE);
  } catch (failure) {
    return failure instanceof HearingFileError ? failure.problem : failure;
  }
  return undefined;
};
const reasons = (leftOut: readonly { reason: string; points: number }[]) =>
  Object.fromEntries(leftOut.map(({ reason, points }) => [reason, points]));

describe('an export of Noah in format 500', () => {
  const noah = read('noah-500.xml');
  const test = (kind: string) => noah.tests.find((one) => one.kind === kind);

  it('gives masked thresholds, tones not heard and bone conduction, each as it was measured', () => {
    expect(noah.format).toBe('noah-xml');
    expect(test('hearing.audiogram')).toMatchObject({
      takenAt: '2026-03-02T02:15:00.000Z',
      body: {
        thresholds: [
          {
            ear: 'R',
            conduction: 'air',
            transducer: 'supra-aural',
            frequencyHz: 500,
            levelDbHl: 30,
            masked: false,
          },
          { ear: 'R', frequencyHz: 1000, levelDbHl: 65, masked: true, maskLevelDb: 50 },
          { ear: 'R', frequencyHz: 8000, levelDbHl: 100, masked: false, noResponse: true },
          { ear: 'L', conduction: 'bone', transducer: 'bone-mastoid', frequencyHz: 1000, levelDbHl: 25 },
        ],
      },
    });
  });

  it('gives the best of several word scores, and the speech reception threshold', () => {
    expect(test('hearing.speech')?.body.results).toEqual([
      { ear: 'R', test: 'SRT', levelDbHl: 45 },
      { ear: 'R', test: 'WRS', levelDbHl: 80, scorePercent: 88, words: 25 },
    ]);
  });

  it('reads volumes in hundredths of a millilitre, and joins the ears of one sitting', () => {
    expect(test('hearing.tympanogram')?.body.ears).toEqual([
      { ear: 'R', probeHz: 226, peakPressureDaPa: -20, complianceMl: 0.2, canalVolumeMl: 1.88 },
      { ear: 'L', probeHz: 226, peakPressureDaPa: -180, complianceMl: 0.6, canalVolumeMl: 0.9 },
    ]);
  });

  it('accounts for every point, with the reason for each that is left out', () => {
    expect(reasons(noah.leftOut)).toEqual({
      frequency: 1,
      'sound-field': 1,
      'not-threshold': 1,
      'not-best-score': 1,
    });
    const inFile = file('noah-500.xml')
      .toString()
      .match(/<(TonePoints|Speech\w+Points|TympanogramTest|SerialNumber)>/g);
    expect(noah.points).toBe(inFile?.length);
  });

  it('names the devices that were selected, their side by word before code', () => {
    expect(noah.devices).toEqual([{ side: 'right', model: 'RIC 312', serial: 'R123456' }]);
    const selection = (side: string) => `
      <Action><TypeOfData>Hearing Instrument Selection</TypeOfData><ActionDate>2026-03-03T11:00:00</ActionDate>
        <PublicData><InstrumentTypeName>BTE 13</InstrumentTypeName><SerialNumber>S9</SerialNumber>${side}</PublicData></Action>`;
    const devices = (...sides: string[]) =>
      readNoah(
        readXml(`<Patients><Patient>${sides.map(selection).join('')}</Patient></Patients>`),
        () => undefined,
      )[0]?.devices;
    expect(devices('<SideCode>1</SideCode>')).toEqual([{ side: 'left', model: 'BTE 13', serial: 'S9' }]);
    expect(devices('<SideCode>1</SideCode><Side>Right</Side>')).toMatchObject([{ side: 'right' }]);
    expect(devices('<SideCode>9</SideCode>')).toMatchObject([{ side: null }]);
    expect(devices('<SideCode>1</SideCode>', '<SideCode>2</SideCode>')).toHaveLength(1);
  });

  it('says whom it is about', () => {
    expect(noah.person).toEqual({ names: ['桂芳', '陈'], birthOn: '1944-03-05' });
  });

  it('is accepted as measurements as it stands', () => {
    for (const { kind, body } of noah.tests) {
      const known = hearingMeasurements.find(({ key }) => key === kind);
      expect(known?.check(body).refused).toEqual([]);
    }
  });
});

describe('an export of Noah in format 502', () => {
  it('is read through its own namespaces; what was measured aided or through an aid is kept apart', () => {
    const noah = read('noah-502.xml');

    expect(noah.tests).toMatchObject([
      {
        takenAt: '2026-04-11T01:00:00.000Z',
        body: { thresholds: [{ ear: 'L', transducer: 'insert', frequencyHz: 2000, levelDbHl: 55 }] },
      },
    ]);
    expect(reasons(noah.leftOut)).toEqual({ aided: 1, 'in-situ': 1 });
  });

  it('whose actions have no patient is refused', () => {
    const lost =
      '<PatientExport xmlns="http://www.himsa.com/Measurement/PatientExport.xsd"><Actions/></PatientExport>';
    expect(problemOf(bytesOf(lost))).toBe('no-patient');
  });
});

describe('a session written as SaData', () => {
  it('gives the masked and the unmasked threshold of a point, and no level that was not measured', () => {
    const session = read('sadata.xml');

    expect(session.format).toBe('sadata-xml');
    expect(session.tests[0]?.takenAt).toBe('2026-05-06T06:20:00.000Z');
    expect(session.tests[0]?.body.thresholds).toEqual([
      {
        ear: 'R',
        conduction: 'air',
        transducer: 'supra-aural',
        frequencyHz: 1000,
        levelDbHl: 55,
        masked: false,
      },
      {
        ear: 'R',
        conduction: 'air',
        transducer: 'supra-aural',
        frequencyHz: 1000,
        levelDbHl: 65,
        masked: true,
        maskLevelDb: 50,
      },
      {
        ear: 'R',
        conduction: 'air',
        transducer: 'circumaural',
        frequencyHz: 9000,
        levelDbHl: 85,
        masked: false,
        noResponse: true,
      },
      {
        ear: 'L',
        conduction: 'bone',
        transducer: 'bone-mastoid',
        frequencyHz: 500,
        levelDbHl: 15,
        masked: false,
      },
    ]);
    expect(reasons(session.leftOut)).toEqual({ 'not-threshold': 1 });
    expect(session.points).toBe(5);
  });
});

describe('a table with a row for each ear and frequency', () => {
  const head = 'testedAt,ear,conduction,transducer,frequencyHz,levelDbHL,masked,maskLevelDb,noResponse';

  it('is one audiogram a moment; rows that cannot be read are named by their line', () => {
    const rows = [
      '2026-03-02 10:15,R,AC,insert,1000,40,,,',
      '2026-03-02 10:15,左耳,骨导,,1000,25,1,50,',
      '2026-03-02 10:15,R,AC,insert,8000,95,,,yes',
      '2026-03-02 10:15,X,AC,insert,2000,40,,,',
      '2026-03-02 10:15,R,AC,insert,2000,loud,,,',
      '2026-03-02 10:15,R,AC,insert,1000,45,,,',
      'yesterday,R,AC,insert,4000,40,,,',
      '2026-04-02,L,AC,,1000,30,,,',
    ];
    const [person] = readHearingFile(bytesOf([head, ...rows].join('\n')), ZONE).people;

    expect(person?.tests.map(({ takenAt, points }) => [takenAt, points])).toEqual([
      ['2026-03-02T02:15:00.000Z', 3],
      ['2026-04-02T04:00:00.000Z', 1],
    ]);
    expect(person?.tests[0]?.body.thresholds).toMatchObject([
      { ear: 'R', transducer: 'insert', frequencyHz: 1000, levelDbHl: 45 },
      { ear: 'R', frequencyHz: 8000, noResponse: true },
      { ear: 'L', conduction: 'bone', masked: true, maskLevelDb: 50 },
    ]);
    expect(person?.leftOut.map(({ reason, what }) => [reason, what])).toEqual([
      ['no-ear', '5'],
      ['not-readable', '6'],
      ['repeated', '7: 1000 Hz'],
      ['no-date', '8'],
    ]);
    expect(person?.points).toBe(rows.length);
  });

  it('is refused with the columns that are missing', () => {
    expect(() => readHearingFile(bytesOf('ear,frequencyHz\nR,1000'), ZONE)).toThrow(
      'columns-missing testedat, conduction, leveldbhl',
    );
  });
});

describe('a file that is no audiometry', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "${'x'.repeat(50)}"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>`;
  const outside = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><a>&f;</a>';
  it.each([
    ['entities that grow', bytesOf(bomb), 'entities'],
    ['entities that ask for other files', bytesOf(outside), 'entities'],
    ['other XML', bytesOf('<invoice><total>3</total></invoice>'), 'not-known'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'not-known'],
    ['nothing', bytesOf('  \n'), 'empty'],
    ['more than is read', new Uint8Array(MOST_FILE_BYTES + 1), 'too-large'],
    ['half a file', file('noah-500.xml').subarray(0, 2000), 'broken'],
    ['elements without end', bytesOf(`${'<a>'.repeat(60)}${'</a>'.repeat(60)}`), 'broken'],
  ])('is refused: %s', (_, bytes, problem) => {
    expect(problemOf(bytes)).toBe(problem);
  });

  it('does not expand what it does not know', () => {
    const text = file('noah-502.xml').toString().replace('Margaret', '&lt;&#77;&unknown;');
    expect(readHearingFile(bytesOf(text), ZONE).people[0]?.person.names[0]).toBe('<M&unknown;');
  });

  it('in the encoding of Windows is read all the same', () => {
    const utf16 = Buffer.from(`\uFEFF${file('sadata.xml').toString()}`, 'utf16le');
    expect(readHearingFile(utf16, ZONE).people[0]?.person.names).toEqual(['桂芳', '陈']);
  });
});

describe('the person of a file', () => {
  const customer = { displayName: '陈桂芳', birthOn: '1944-03-05' };
  it.each([
    [{ names: ['桂芳', '陈'], birthOn: '1944-03-05' }, 'same'],
    [{ names: [], birthOn: '1944-03-05' }, 'same'],
    [{ names: ['Guifang', 'Chen'], birthOn: '1944-03-05' }, 'unclear'],
    [{ names: ['桂芳', '陈'], birthOn: '1950-01-01' }, 'other'],
    [{ names: ['志明', '陈'], birthOn: undefined }, 'other'],
    [{ names: ['陈桂芳'], birthOn: undefined }, 'same'],
    [{ names: [], birthOn: undefined }, 'unclear'],
  ])('%j against a customer is %s', (person, expected) => {
    expect(samePerson(person, customer)).toBe(expected);
  });
});
