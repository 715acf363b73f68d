import { addAssessment, addWording, recordNoticeShown } from '#modules/privacy';
import { privacyRoutes } from '#modules/privacy/contract';
import type { DemoBusiness } from '#pack-kit';
import type { Then } from './repair-demo.ts';

/** The words people read, and what was thought through before their data was used. */
export async function writeDemoRegisters(
  demo: DemoBusiness,
  staffIds: ReadonlyMap<string, string>,
  then: Then,
): Promise<void> {
  const idOf = new Map(demo.staff.map(({ name, email }) => [name, staffIds.get(email) ?? null]));
  for (const { by, ...given } of demo.privacy.wordings) {
    const ctx = then(`${given.effectiveOn} 09:00`, by);
    await addWording(ctx, privacyRoutes.addWording.body.parse(given));
  }
  for (const { at, by, reviewer, ...given } of demo.privacy.assessments) {
    const reviewerId = reviewer === null ? null : (idOf.get(reviewer) ?? null);
    const form = privacyRoutes.addAssessment.body.parse({ ...given, reviewerId });
    await addAssessment(then(at, by), form);
  }
}

/** Whoever something was measured with was handed the privacy notice that day: the version that held then. */
export async function showDemoNotices(
  demo: DemoBusiness,
  partyIds: ReadonlyMap<string, string>,
  then: Then,
): Promise<void> {
  const firstDay = demo.privacy.wordings.find(({ kind }) => kind === 'notice')?.effectiveOn;
  if (firstDay === undefined) return;
  const latest = new Map(
    demo.measurements
      .filter(({ at }) => at.slice(0, 10) >= firstDay)
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .map((measured) => [measured.customerNumber, measured]),
  );
  for (const { customerNumber, at, by } of latest.values()) {
    const partyId = partyIds.get(customerNumber);
    if (partyId === undefined)
      throw new Error(`the demo has a measurement of ${customerNumber}, who is not known`);
    await recordNoticeShown(then(at, by), { partyId, method: 'paper', toGuardian: false });
  }
}
