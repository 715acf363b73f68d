import { bindRoute, type ModuleManifest } from '#platform';
import {
  addAssessment,
  changeAssessment,
  listAssessmentRevisions,
  listAssessments,
} from './actions/assessments.ts';
import { listCertificates } from './actions/certificates.ts';
import { answerMayContact, getConsents, recordConsent } from './actions/consents.ts';
import { draftLetter } from './actions/draft-letter.ts';
import { erasePerson, previewErasure } from './actions/erase-person.ts';
import { exportPersonJson, exportPersonPdf } from './actions/export-person.ts';
import { liftMeasure, placeMeasure } from './actions/measures.ts';
import { makePreferenceLink, savePreferences, showPreferences } from './actions/preferences.ts';
import { recordNoticeShown } from './actions/record-notice-shown.ts';
import {
  addIncident,
  addProcessor,
  changeIncident,
  changeProcessor,
  listIncidents,
  listProcessors,
  noteNotice,
} from './actions/registers.ts';
import { getRequest, listRequests, stepRequest, takeRequest } from './actions/requests.ts';
import { listRetention, runRetention, setRetention } from './actions/retention.ts';
import { addWording, listWordings, listWordingsInForce, removeWording } from './actions/wordings.ts';
import { privacyRoutes as routes } from './contract/index.ts';

export function privacyHttp(modules: () => readonly ModuleManifest[]) {
  return [
    bindRoute(routes.getConsents, (ctx, { params }) => getConsents(ctx, params.partyId)),
    bindRoute(routes.recordConsent, (ctx, { params, body }) => recordConsent(ctx, { ...params, ...body })),
    bindRoute(routes.recordNoticeShown, (ctx, { params, body }) =>
      recordNoticeShown(ctx, { ...params, ...body }),
    ),
    bindRoute(routes.mayContact, (ctx, { params, query }) => answerMayContact(ctx, { ...params, ...query })),
    bindRoute(routes.makePreferenceLink, (ctx, { params, body }) =>
      makePreferenceLink(ctx, { ...params, ...body }),
    ),
    bindRoute(routes.showPreferences, (ctx, { params, query }) =>
      showPreferences(ctx, { ...params, ...query }),
    ),
    bindRoute(routes.savePreferences, (ctx, { params, body }) =>
      savePreferences(ctx, { ...params, form: body }),
    ),
    bindRoute(routes.placeMeasure, (ctx, { params, body }) => placeMeasure(ctx, { ...params, ...body })),
    bindRoute(routes.liftMeasure, (ctx, { params }) => liftMeasure(ctx, params)),
    bindRoute(routes.listRequests, (ctx, { query }) => listRequests(ctx, query)),
    bindRoute(routes.getRequest, (ctx, { params }) => getRequest(ctx, params.requestId)),
    bindRoute(routes.takeRequest, (ctx, { body }) => takeRequest(ctx, body)),
    bindRoute(routes.stepRequest, (ctx, { params, body }) => stepRequest(ctx, params.requestId, body)),
    bindRoute(routes.exportPersonJson, (ctx, { params }) => exportPersonJson(ctx, modules(), params.partyId)),
    bindRoute(routes.exportPersonPdf, (ctx, { params, query }) =>
      exportPersonPdf(ctx, modules(), { ...params, ...query }),
    ),
    bindRoute(routes.previewErasure, (ctx, { params }) => previewErasure(ctx, modules(), params.partyId)),
    bindRoute(routes.eraseParty, (ctx, { params, body }) =>
      erasePerson(ctx, modules(), { ...params, ...body }),
    ),
    bindRoute(routes.listCertificates, (ctx, { query }) => listCertificates(ctx, query)),
    bindRoute(routes.listRetention, (ctx) => listRetention(ctx, modules())),
    bindRoute(routes.setRetention, (ctx, { params, body }) =>
      setRetention(ctx, modules(), { ...params, ...body }),
    ),
    bindRoute(routes.runRetention, async (ctx) => {
      const certificates = await runRetention(ctx, modules());
      ctx.audit({ subjectKind: 'retention', subjectId: 'all', certificates: certificates.length });
      return { certificates };
    }),
    bindRoute(routes.listWordings, (ctx) => listWordings(ctx)),
    bindRoute(routes.listWordingsInForce, (ctx) => listWordingsInForce(ctx)),
    bindRoute(routes.addWording, (ctx, { body }) => addWording(ctx, body)),
    bindRoute(routes.removeWording, (ctx, { params }) => removeWording(ctx, params.wordingId)),
    bindRoute(routes.listAssessments, (ctx) => listAssessments(ctx)),
    bindRoute(routes.listAssessmentRevisions, (ctx, { params }) =>
      listAssessmentRevisions(ctx, params.assessmentId),
    ),
    bindRoute(routes.addAssessment, (ctx, { body }) => addAssessment(ctx, body)),
    bindRoute(routes.changeAssessment, (ctx, { params, body }) =>
      changeAssessment(ctx, params.assessmentId, body),
    ),
    bindRoute(routes.listProcessors, (ctx) => listProcessors(ctx)),
    bindRoute(routes.addProcessor, (ctx, { body }) => addProcessor(ctx, body)),
    bindRoute(routes.changeProcessor, (ctx, { params, body }) =>
      changeProcessor(ctx, params.processorId, body),
    ),
    bindRoute(routes.listIncidents, (ctx) => listIncidents(ctx)),
    bindRoute(routes.addIncident, (ctx, { body }) => addIncident(ctx, body)),
    bindRoute(routes.changeIncident, (ctx, { params, body }) => changeIncident(ctx, params.incidentId, body)),
    bindRoute(routes.draftLetter, (ctx, { params, query }) => draftLetter(ctx, { ...params, ...query })),
    bindRoute(routes.noteNotice, (ctx, { params, body }) => noteNotice(ctx, params, body)),
  ];
}
