export { addDays, addMonths, daysBetween, isoWeekday, type MonthEnd } from './calendar-days.ts';
export {
  type ClockPause,
  type ClockReading,
  type ClockSegment,
  clockSegments,
  readClock,
  type ServiceClock,
} from './service-clock.ts';
export {
  type CompiledCalendar,
  calendarFaults,
  compileCalendar,
  type DayIntervals,
  type WorkingCalendar,
  type WorkingSpan,
} from './working-calendar.ts';
export { addWorkingTime, isOpenAt, workingTimeBetween } from './working-time.ts';
export { dayAt, dayNumberIn, startOfDay, type ZoneClock, zoneClock, zonedInstant } from './zoned-time.ts';
