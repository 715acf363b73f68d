import type { DemoAppointment, DemoBookable, DemoCustomer, DemoStaff } from '#pack-kit';
import { hearingAppointments } from '../hearing-appointments.ts';

const SKILLS: Readonly<Record<string, readonly string[]>> = {
  practitioner: ['audiology'],
  'service-clerk': [],
};
const BOOKED = 24;

/** Who sees customers, and the test room of each branch. */
export function demoBookables(staff: readonly DemoStaff[], branches: readonly string[]): DemoBookable[] {
  const people = staff.flatMap(({ name, email, role, branches: places }) => {
    const skills = SKILLS[role];
    return skills
      ? places.map((branch) => ({ kind: 'person' as const, name, staffEmail: email, branch, skills }))
      : [];
  });
  const rooms = branches.map((_, branch) => ({
    kind: 'room' as const,
    name: '测听室',
    staffEmail: null,
    branch,
    skills: ['hearing-test'],
  }));
  return [...people, ...rooms];
}

/** Customers who come in the days after the demo is loaded, where there is somebody to come to. */
export function demoAppointments(
  customers: readonly DemoCustomer[],
  staff: readonly DemoStaff[],
): DemoAppointment[] {
  const attended = new Set(
    staff.filter(({ role }) => role === 'practitioner').flatMap(({ branches }) => branches),
  );
  return customers
    .filter(
      ({ branch, deceasedOn, kind }) => attended.has(branch) && deceasedOn === null && kind === 'person',
    )
    .slice(0, BOOKED)
    .map(({ number, branch }, index) => ({
      customerNumber: number,
      branch,
      typeKey: hearingAppointments[index % hearingAppointments.length]?.key ?? '',
      inDays: Math.floor(index / 5),
    }));
}
