import {
  appointmentAttended,
  appointmentBooked,
  appointmentCancelled,
  appointmentRescheduled,
} from '#modules/appointments/contract';
import { assetEventRecorded, assetRegistered } from '#modules/assets/contract';
import { visitCompleted } from '#modules/field-work/contract';
import { orderRecorded } from '#modules/orders/contract';
import { mergeUndone, partiesMerged } from '#modules/parties/contract';
import { customerAsked, processEnded, processStepLeft } from '#modules/service-processes/contract';
import { callLogged, contactLogged, interactionRetracted } from '#modules/timeline/contract';
import { type ActionContext, defineListener, type Listener } from '#platform';
import { planFollowUps } from '../actions/plan-follow-ups.ts';
import { refreshLastContact } from '../actions/refresh-last-contact.ts';
import type { GivenRules } from '../actions/rules.ts';

/** What happens with a customer is planned for at once; whatever is missed here, the night finds. */
export function planPromptly(given: GivenRules): Listener[] {
  const planFor = (ctx: ActionContext, partyId: string, triggers: PlanningTriggers) =>
    planFollowUps(ctx, given, { among: { partyId }, triggers }).then(() => undefined);
  const inContact = async (ctx: ActionContext, partyId: string) => {
    await refreshLastContact(ctx, partyId);
    await planFor(ctx, partyId, ['last-contact']);
  };
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
        run: async (ctx, { partyId }) => {
          await refreshLastContact(ctx, partyId);
          await planFor(ctx, partyId, aboutAppointments);
        },
      }),
    ),
    ...[callLogged, contactLogged, interactionRetracted, visitCompleted, partiesMerged].map((event) =>
      defineListener({
        event,
        name: 'follow-ups.plan-after-contact',
        run: (ctx, { partyId }) => inContact(ctx, partyId),
      }),
    ),
    defineListener({
      event: mergeUndone,
      name: 'follow-ups.plan-after-parting',
      run: async (ctx, { partyId, restoredPartyId }) => {
        await inContact(ctx, partyId);
        await inContact(ctx, restoredPartyId);
      },
    }),
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
