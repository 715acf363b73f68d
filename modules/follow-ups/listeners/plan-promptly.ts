import {
  appointmentAttended,
  appointmentBooked,
  appointmentCancelled,
  appointmentRescheduled,
} from '#modules/appointments/contract';
import { assetEventRecorded, assetRegistered } from '#modules/assets/contract';
import { orderRecorded } from '#modules/orders/contract';
import { customerAsked, processEnded, processStepLeft } from '#modules/service-processes/contract';
import { type ActionContext, defineListener, type Listener } from '#platform';
import { planFollowUps } from '../actions/plan-follow-ups.ts';
import type { GivenRules } from '../actions/rules.ts';

/** What happens with a customer is planned for at once; whatever is missed here, the night finds. */
export function planPromptly(given: GivenRules): Listener[] {
  const planFor = (ctx: ActionContext, partyId: string, triggers: PlanningTriggers) =>
    planFollowUps(ctx, given, { among: { partyId }, triggers }).then(() => undefined);
  const aboutAppointments: PlanningTriggers = [
    'appointment-booked',
    'appointment-attended',
    'appointment-missed',
    'last-contact',
  ];
  return [
    ...[processStepLeft, processEnded, customerAsked].map((event) =>
      defineListener({
        event,
        name: 'follow-ups.plan-after-step',
        run: (ctx, { partyId }) => planFor(ctx, partyId, ['process-step-left', 'process-ended']),
      }),
    ),
    ...[appointmentBooked, appointmentRescheduled, appointmentCancelled, appointmentAttended].map((event) =>
      defineListener({
        event,
        name: 'follow-ups.plan-around-appointment',
        run: (ctx, { partyId }) => planFor(ctx, partyId, aboutAppointments),
      }),
    ),
    ...[assetRegistered, assetEventRecorded].map((event) =>
      defineListener({
        event,
        name: 'follow-ups.plan-after-asset',
        run: (ctx, { partyId }) => planFor(ctx, partyId, ['asset-installed', 'asset-warranty-end']),
      }),
    ),
    defineListener({
      event: orderRecorded,
      name: 'follow-ups.plan-after-purchase',
      run: (ctx, { partyId }) => planFor(ctx, partyId, ['last-purchase']),
    }),
  ];
}

type PlanningTriggers = NonNullable<Parameters<typeof planFollowUps>[2]['triggers']>;
