import { addBranch, addStaff } from '#modules/access';
import type { Role } from '#modules/access/contract';
import { createParty } from '#modules/parties';
import type { NewParty } from '#modules/parties/contract';
import type { Actor } from '#platform';
import { actorWithRole, type TestDatabase } from '#test-kit';

export interface PlaceOfWork {
  /** A clerk of 越秀店, another one, one of 天河店, and the manager of 越秀店. */
  zhouTing: Actor;
  colleague: Actor;
  elsewhere: Actor;
  annLee: Actor;
  /** A customer of 越秀店. */
  aCustomer(given?: Partial<NewParty>): Promise<string>;
}

/** Two branches with the people who work there, for questions of who may see what. */
export async function aPlaceOfWork(database: TestDatabase): Promise<PlaceOfWork> {
  const [yuexiu, tianhe] = await database.act('administrator', async (ctx) => [
    await addBranch(ctx, '越秀店'),
    await addBranch(ctx, '天河店'),
  ]);
  if (!yuexiu || !tianhe) throw new Error('the branches just added are missing');
  const hire = async (displayName: string, role: Role, branchId: string) => {
    const staff = await database.act('administrator', (ctx) =>
      addStaff(
        ctx,
        { displayName, email: `${ctx.newId()}@example.org`, roles: [role], branchIds: [branchId] },
        'hash',
      ),
    );
    return { ...actorWithRole(role, { actorId: staff.staffId, branchIds: [branchId] }), displayName };
  };
  return {
    zhouTing: await hire('周婷', 'service-clerk', yuexiu.branchId),
    colleague: await hire('张敏', 'service-clerk', yuexiu.branchId),
    elsewhere: await hire('王芳', 'service-clerk', tianhe.branchId),
    annLee: await hire('Ann Lee', 'manager', yuexiu.branchId),
    async aCustomer(given = {}) {
      const { branchId } = yuexiu;
      const party = await database.act('administrator', (ctx) =>
        createParty(ctx, { name: '陈志明', branchId, allowDuplicate: true, ...given }),
      );
      return party.partyId;
    },
  };
}
