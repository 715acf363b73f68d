import { bindRoute } from '#platform';
import { archiveParty, restoreParty } from './actions/archive-party.ts';
import {
  cancelBulkChange,
  getBulkChange,
  prepareBulkChange,
  startBulkChange,
  undoBulkChange,
} from './actions/bulk-changes.ts';
import { addContactPoint, removeContactPoint, updateContactPoint } from './actions/contact-points.ts';
import { createParty } from './actions/create-party.ts';
import {
  cancelSweep,
  countDuplicates,
  decideDuplicate,
  latestSweep,
  listDuplicates,
  startSweep,
} from './actions/duplicates.ts';
import { exportParties } from './actions/export-parties.ts';
import { findPossibleDuplicates } from './actions/find-possible-duplicates.ts';
import { addIdentity, removeIdentity, showIdentity } from './actions/identities.ts';
import { countParties, listParties } from './actions/list-parties.ts';
import { changeTag, listManagedTags, listTags, retireTag } from './actions/manage-tags.ts';
import { mergeParties, previewMerge } from './actions/merge-parties.ts';
import { viewParty } from './actions/party-view.ts';
import {
  addRelation,
  endRelation,
  flagKeyAccount,
  getRelations,
  removeRelation,
  unflagKeyAccount,
} from './actions/relations.ts';
import { searchParties } from './actions/search-parties.ts';
import { setOwner } from './actions/set-owner.ts';
import { addTag, removeTag } from './actions/tags.ts';
import { listMerges, undoMerge } from './actions/undo-merge.ts';
import { updateParty } from './actions/update-party.ts';
import { partiesRoutes as routes } from './contract/index.ts';

export const partiesHttp = [
  bindRoute(routes.listParties, (ctx, { query }) => listParties(ctx, query)),
  bindRoute(routes.countParties, (ctx, { query }) => countParties(ctx, query)),
  bindRoute(routes.searchParties, (ctx, { query }) => searchParties(ctx, query)),
  bindRoute(routes.findPossibleDuplicates, (ctx, { query }) => findPossibleDuplicates(ctx, query)),
  bindRoute(routes.exportParties, (ctx, { query }) => exportParties(ctx, query)),
  bindRoute(routes.listTags, (ctx) => listTags(ctx)),
  bindRoute(routes.listManagedTags, (ctx) => listManagedTags(ctx)),
  bindRoute(routes.changeTag, (ctx, { params, body }) => changeTag(ctx, params.tag, body)),
  bindRoute(routes.retireTag, (ctx, { params }) => retireTag(ctx, params.tag)),
  bindRoute(routes.prepareBulkChange, (ctx, { body }) => prepareBulkChange(ctx, body)),
  bindRoute(routes.getBulkChange, (ctx, { params }) => getBulkChange(ctx, params.bulkChangeId)),
  bindRoute(routes.startBulkChange, (ctx, { params }) => startBulkChange(ctx, params.bulkChangeId)),
  bindRoute(routes.cancelBulkChange, (ctx, { params }) => cancelBulkChange(ctx, params.bulkChangeId)),
  bindRoute(routes.undoBulkChange, (ctx, { params }) => undoBulkChange(ctx, params.bulkChangeId)),
  bindRoute(routes.getParty, (ctx, { params }) => viewParty(ctx, params.partyId)),
  bindRoute(routes.createParty, (ctx, { body }) => createParty(ctx, body)),
  bindRoute(routes.updateParty, (ctx, { params, body }) => updateParty(ctx, params.partyId, body)),
  bindRoute(routes.addContactPoint, (ctx, { params, body }) => addContactPoint(ctx, params.partyId, body)),
  bindRoute(routes.updateContactPoint, (ctx, { params, body }) =>
    updateContactPoint(ctx, params.partyId, params.contactPointId, body),
  ),
  bindRoute(routes.removeContactPoint, (ctx, { params }) =>
    removeContactPoint(ctx, params.partyId, params.contactPointId),
  ),
  bindRoute(routes.addIdentity, (ctx, { params, body }) => addIdentity(ctx, params.partyId, body)),
  bindRoute(routes.showIdentity, (ctx, { params }) => showIdentity(ctx, params.partyId, params.identityKey)),
  bindRoute(routes.removeIdentity, (ctx, { params }) =>
    removeIdentity(ctx, params.partyId, params.identityKey),
  ),
  bindRoute(routes.addTag, (ctx, { params }) => addTag(ctx, params.partyId, params.tag)),
  bindRoute(routes.removeTag, (ctx, { params }) => removeTag(ctx, params.partyId, params.tag)),
  bindRoute(routes.setOwner, (ctx, { params, body }) => setOwner(ctx, params.partyId, body.ownerId)),
  bindRoute(routes.archiveParty, (ctx, { params }) => archiveParty(ctx, params.partyId)),
  bindRoute(routes.restoreParty, (ctx, { params }) => restoreParty(ctx, params.partyId)),
  bindRoute(routes.listDuplicates, (ctx, { query }) => listDuplicates(ctx, query)),
  bindRoute(routes.countDuplicates, (ctx, { query }) => countDuplicates(ctx, query.waiting)),
  bindRoute(routes.decideDuplicate, (ctx, { params, body }) =>
    decideDuplicate(ctx, [params.partyId, params.otherId], body.decision),
  ),
  bindRoute(routes.latestSweep, (ctx) => latestSweep(ctx)),
  bindRoute(routes.startSweep, (ctx) => startSweep(ctx)),
  bindRoute(routes.cancelSweep, (ctx, { params }) => cancelSweep(ctx, params.sweepId)),
  bindRoute(routes.previewMerge, (ctx, { params, query }) =>
    previewMerge(ctx, params.partyId, query.mergedPartyId),
  ),
  bindRoute(routes.mergeParties, (ctx, { params, body }) => mergeParties(ctx, params.partyId, body)),
  bindRoute(routes.listMerges, (ctx, { params }) => listMerges(ctx, params.partyId)),
  bindRoute(routes.undoMerge, (ctx, { params }) => undoMerge(ctx, params.partyId, params.mergeId)),
  bindRoute(routes.getRelations, (ctx, { params }) => getRelations(ctx, params.partyId)),
  bindRoute(routes.addRelation, (ctx, { params, body }) => addRelation(ctx, params.partyId, body)),
  bindRoute(routes.endRelation, (ctx, { params, body }) => endRelation(ctx, params, body.untilOn)),
  bindRoute(routes.removeRelation, (ctx, { params }) => removeRelation(ctx, params)),
  bindRoute(routes.flagKeyAccount, (ctx, { params, body }) => flagKeyAccount(ctx, params.partyId, body)),
  bindRoute(routes.unflagKeyAccount, (ctx, { params }) => unflagKeyAccount(ctx, params.partyId)),
];
