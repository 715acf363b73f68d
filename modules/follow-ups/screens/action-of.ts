import type { CareTask } from '#modules/follow-ups/contract';

/** What the button of a task says. */
export function actionOf({ reason }: CareTask) {
  if (reason.kind === 'not-reached') return 'call.visit';
  if (reason.kind !== 'planned') return 'call.action';
  switch (reason.values.channel) {
    case 'phone':
      return 'call.phoneCall';
    case 'visit':
      return 'call.visit';
    default:
      return 'call.contact';
  }
}
