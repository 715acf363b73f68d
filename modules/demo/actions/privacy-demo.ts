import { addAssessment, addWording } from '#modules/privacy';
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
