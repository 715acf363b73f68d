/** The birthdays that fall on a day, as month and day in one number: 412 for 12 April, and 229 on 28 February of a common year. */
export function birthdaysOn(on: string): number[] {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && day === 28 && !isLeap ? [228, 229] : [month * 100 + day];
}
