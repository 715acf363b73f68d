import { bindRoute } from '#platform';
import { archiveParty, restoreParty } from './actions/archive-party.ts';
import { bringDocument } from './actions/bring-document.ts';
import {
  cancelBulkChange,
  getBulkChange,
  prepareBulkChange,
  startBulkChange,
  undoBulkChange,
} from './actions/bulk-changes.ts';
import { listCertainDuplicates } from './actions/certain-duplicates.ts';
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
import { listFieldChanges } from './actions/field-history.ts';
import { findPossibleDuplicates } from './actions/find-possible-duplicates.ts';
import { addIdentity, removeIdentity, showIdentity } from './actions/identities.ts';
import { countParties, listParties } from './actions/list-parties.ts';
import { listPartyDays } from './actions/list-party-days.ts';
import { changeTag, listManagedTags, listTags, retireTag } from './actions/manage-tags.ts';
import {
  maskedParty,
  maskedRelated,
  maskedSummary,
  shownParty,
  shownSummaries,
} from './actions/mask-numbers.ts';
import { mergeParties, previewMerge } from './actions/merge-parties.ts';
import { viewParty } from './actions/party-view.ts';
import { printParties, printParty } from './actions/print-parties.ts';
import { readCoverage } from './actions/read-coverage.ts';
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
import { takeDocument } from './actions/take-document.ts';
import { listMerges, undoMerge } from './actions/undo-merge.ts';
import { updateParty } from './actions/update-party.ts';
import { partiesRoutes as routes } from './contract/index.ts';

export const partiesHttp = [
  bindRoute(routes.listParties, async (ctx, { query: { reveal, ...query } }) => {
    const list = await listParties(ctx, query);
    return { ...list, items: await shownSummaries(ctx, list.items, reveal) };
  }),
  bindRoute(routes.countParties, (ctx, { query }) => countParties(ctx, query)),
  bindRoute(routes.listPartyDays, (ctx, { query }) => listPartyDays(ctx, query)),
  bindRoute(routes.searchParties, async (ctx, { query }) => {
    const found = await searchParties(ctx, query);
    return { ...found, items: found.items.map(maskedSummary) };
  }),
  bindRoute(routes.findPossibleDuplicates, (ctx, { query }) => findPossibleDuplicates(ctx, query)),
  bindRoute(routes.exportParties, (ctx, { query }) => exportParties(ctx, query)),
  bindRoute(routes.readCoverage, (ctx, { query }) => readCoverage(ctx, query.by)),
  bindRoute(routes.listTags, (ctx) => listTags(ctx)),
  bindRoute(routes.listManagedTags, (ctx) => listManagedTags(ctx)),
  bindRoute(routes.changeTag, (ctx, { params, body }) => changeTag(ctx, params.tag, body)),
  bindRoute(routes.retireTag, (ctx, { params }) => retireTag(ctx, params.tag)),
  bindRoute(routes.prepareBulkChange, (ctx, { body }) => prepareBulkChange(ctx, body)),
  bindRoute(routes.getBulkChange, (ctx, { params }) => getBulkChange(ctx, params.bulkChangeId)),
  bindRoute(routes.startBulkChange, (ctx, { params }) => startBulkChange(ctx, params.bulkChangeId)),
  bindRoute(routes.cancelBulkChange, (ctx, { params }) => cancelBulkChange(ctx, params.bulkChangeId)),
  bindRoute(routes.undoBulkChange, (ctx, { params }) => undoBulkChange(ctx, params.bulkChangeId)),
  bindRoute(routes.getParty, async (ctx, { params, query }) =>
    shownParty(ctx, await viewParty(ctx, params.partyId), query.reveal),
  ),
  bindRoute(routes.createParty, async (ctx, { body }) => maskedParty(await createParty(ctx, body))),
  bindRoute(routes.updateParty, async (ctx, { params, body }) =>
    maskedParty(await updateParty(ctx, params.partyId, body)),
  ),
  bindRoute(routes.addContactPoint, async (ctx, { params, body }) =>
    maskedParty(await addContactPoint(ctx, params.partyId, body)),
  ),
  bindRoute(routes.updateContactPoint, async (ctx, { params, body }) =>
    maskedParty(await updateContactPoint(ctx, params.partyId, params.contactPointId, body)),
  ),
  bindRoute(routes.removeContactPoint, async (ctx, { params }) =>
    maskedParty(await removeContactPoint(ctx, params.partyId, params.contactPointId)),
  ),
  bindRoute(routes.addIdentity, async (ctx, { params, body }) =>
    maskedParty(await addIdentity(ctx, params.partyId, body)),
  ),
  bindRoute(routes.showIdentity, (ctx, { params }) => showIdentity(ctx, params.partyId, params.identityKey)),
  bindRoute(routes.removeIdentity, async (ctx, { params }) =>
    maskedParty(await removeIdentity(ctx, params.partyId, params.identityKey)),
  ),
  bindRoute(routes.addTag, async (ctx, { params }) =>
    maskedParty(await addTag(ctx, params.partyId, params.tag)),
  ),
  bindRoute(routes.removeTag, async (ctx, { params }) =>
    maskedParty(await removeTag(ctx, params.partyId, params.tag)),
  ),
  bindRoute(routes.setOwner, async (ctx, { params, body }) =>
    maskedParty(await setOwner(ctx, params.partyId, body)),
  ),
  bindRoute(routes.archiveParty, async (ctx, { params }) =>
    maskedParty(await archiveParty(ctx, params.partyId)),
  ),
  bindRoute(routes.restoreParty, async (ctx, { params }) =>
    maskedParty(await restoreParty(ctx, params.partyId)),
  ),
  bindRoute(routes.listDuplicates, async (ctx, { query }) => {
    const pairs = await listDuplicates(ctx, query);
    const items = pairs.items.map((pair) => ({
      ...pair,
      party: maskedSummary(pair.party),
      other: maskedSummary(pair.other),
    }));
    return { ...pairs, items };
  }),
  bindRoute(routes.listCertainDuplicates, async (ctx, { query }) => {
    const certain = await listCertainDuplicates(ctx, query.limit);
    const items = certain.items.map((pair) => ({
      ...pair,
      party: maskedSummary(pair.party),
      other: maskedSummary(pair.other),
    }));
    return { ...certain, items };
  }),
  bindRoute(routes.countDuplicates, (ctx, { query }) => countDuplicates(ctx, query.waiting)),
  bindRoute(routes.decideDuplicate, (ctx, { params, body }) =>
    decideDuplicate(ctx, [params.partyId, params.otherId], body.decision),
  ),
  bindRoute(routes.latestSweep, (ctx) => latestSweep(ctx)),
  bindRoute(routes.startSweep, (ctx) => startSweep(ctx)),
  bindRoute(routes.cancelSweep, (ctx, { params }) => cancelSweep(ctx, params.sweepId)),
  bindRoute(routes.previewMerge, async (ctx, { params, query }) => {
    const preview = await previewMerge(ctx, params.partyId, query.mergedPartyId);
    return { ...preview, survivor: maskedParty(preview.survivor), merged: maskedParty(preview.merged) };
  }),
  bindRoute(routes.mergeParties, async (ctx, { params, body }) => {
    const merge = await mergeParties(ctx, params.partyId, body);
    return { ...merge, party: maskedParty(merge.party) };
  }),
  bindRoute(routes.takeDocument, (ctx, { params }) => takeDocument(ctx, params.partyId)),
  bindRoute(routes.bringDocument, (ctx, { body }) => bringDocument(ctx, body)),
  bindRoute(routes.printParty, (ctx, { params }) => printParty(ctx, params.partyId)),
  bindRoute(routes.printParties, (ctx, { query }) => printParties(ctx, query)),
  bindRoute(routes.listFieldChanges, (ctx, { params, query }) =>
    listFieldChanges(ctx, params.partyId, query),
  ),
  bindRoute(routes.listMerges, (ctx, { params }) => listMerges(ctx, params.partyId)),
  bindRoute(routes.undoMerge, async (ctx, { params }) => {
    const undone = await undoMerge(ctx, params.partyId, params.mergeId);
    return { ...undone, party: maskedParty(undone.party) };
  }),
  bindRoute(routes.getRelations, async (ctx, { params }) =>
    maskedRelated(await getRelations(ctx, params.partyId)),
  ),
  bindRoute(routes.addRelation, async (ctx, { params, body }) =>
    maskedRelated(await addRelation(ctx, params.partyId, body)),
  ),
  bindRoute(routes.endRelation, async (ctx, { params, body }) =>
    maskedRelated(await endRelation(ctx, params, body.untilOn)),
  ),
  bindRoute(routes.removeRelation, async (ctx, { params }) =>
    maskedRelated(await removeRelation(ctx, params)),
  ),
  bindRoute(routes.flagKeyAccount, async (ctx, { params, body }) =>
    maskedRelated(await flagKeyAccount(ctx, params.partyId, body)),
  ),
  bindRoute(routes.unflagKeyAccount, async (ctx, { params }) =>
    maskedRelated(await unflagKeyAccount(ctx, params.partyId)),
  ),
];
