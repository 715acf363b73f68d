import { describe, expect, it } from 'vitest';
import { type DateFormat, dateOfSerial, parseDate } from './parse-date.ts';

describe('parseDate', () => {
  const readable: [text: string, format: DateFormat, on: string, time?: string, offsetMinutes?: number][] = [
    ['2010-12-01 08:26:00', 'yyyy-M-d', '2010-12-01', '08:26:00'],
    ['2010-12-01', 'yyyy-M-d', '2010-12-01'],
    ['2010-12-01T08:26:00Z', 'yyyy-M-d', '2010-12-01', '08:26:00', 0],
    ['2010-12-01T08:26:00.125+08:00', 'yyyy-M-d', '2010-12-01', '08:26:00.125', 480],
    ['2010-12-01 08:26:00-0330', 'yyyy-M-d', '2010-12-01', '08:26:00', -210],
    ['20101201', 'yyyyMMdd', '2010-12-01'],
    ['20101201082600', 'yyyyMMddHHmmss', '2010-12-01', '08:26:00'],
    ['12/1/2010 8:26', 'M/d/yyyy', '2010-12-01', '08:26:00'],
    ['12/1/2010 8:26 PM', 'M/d/yyyy', '2010-12-01', '20:26:00'],
    ['12/1/2010 12:05 am', 'M/d/yyyy', '2010-12-01', '00:05:00'],
    ['01/12/2010', 'd/M/yyyy', '2010-12-01'],
    ['1.12.2010', 'd.M.yyyy', '2010-12-01'],
    ['1/12/10', 'd/M/yy', '2010-12-01'],
    ['12/1/75', 'M/d/yy', '1975-12-01'],
    ['1 Dec 2010', 'd MMM yyyy', '2010-12-01'],
    ['1st December, 2010', 'd MMM yyyy', '2010-12-01'],
    ['Sept 3, 2010', 'MMM d yyyy', '2010-09-03'],
    ['2010年12月1日', 'yyyy年M月d日', '2010-12-01'],
    ['2010年12月1日8时26分', 'yyyy年M月d日', '2010-12-01', '08:26:00'],
    ['2010年12月1日 星期三 下午3:05', 'yyyy年M月d日', '2010-12-01', '15:05:00'],
    ['2010/12/1 上午 08:26:00', 'yyyy/M/d', '2010-12-01', '08:26:00'],
    ['民國99年12月1日', '民國yyy年M月d日', '2010-12-01'],
    ['中華民國 113 年 2 月 29 日', '民國yyy年M月d日', '2024-02-29'],
    ['民國1年1月1日', '民國yyy年M月d日', '1912-01-01'],
    ['99/12/01', 'yyy/M/d', '2010-12-01'],
    ['0991201', 'yyyMMdd', '2010-12-01'],
    ['１９９９／１／２', 'yyyy/M/d', '1999-01-02'],
    ['40513', 'excel-serial', '2010-12-01'],
    ['40513.351388888885', 'excel-serial', '2010-12-01', '08:26:00'],
    ['39051', 'excel-serial-1904', '2010-12-01'],
  ];

  it.each(readable)('reads %s as %s', (text, format, on, time, offsetMinutes) => {
    expect(parseDate(text, format)).toEqual({
      on,
      ...(time === undefined ? {} : { time }),
      ...(offsetMinutes === undefined ? {} : { offsetMinutes }),
    });
  });

  const unreadable: [text: string, format: DateFormat][] = [
    ['2010-02-30', 'yyyy-M-d'],
    ['2011-02-29', 'yyyy-M-d'],
    ['13/1/2010', 'M/d/yyyy'],
    ['2010-12-01 25:00', 'yyyy-M-d'],
    ['2010-12-01 13:00 PM x', 'yyyy-M-d'],
    ['2010-12-01 14:00 AM', 'yyyy-M-d'],
    ['2010-12-0108:26', 'yyyy-M-d'],
    ['12-01-2010', 'yyy-M-d'],
    ['1 Foo 2010', 'd MMM yyyy'],
    ['1 Decemberish 2010', 'd MMM yyyy'],
    ['0', 'excel-serial'],
    ['99999999', 'excel-serial'],
    ['', 'yyyy-M-d'],
    [`2010-12-01${' '.repeat(100_000)}x`, 'yyyy-M-d'],
  ];

  it.each(unreadable)('does not take %s for %s', (text, format) => {
    expect(parseDate(text, format)).toBeUndefined();
  });

  it('allows for the leap day of 1900 that spreadsheets wrongly count', () => {
    expect([1, 59, 61].map((serial) => dateOfSerial(serial, false).on)).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
    ]);
  });
});
