import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import {
  OPEN_STAGES,
  type RepairStage,
  type RepairStep,
  type RepairSummary,
} from '#modules/repairs/contract';
import { answered, Chip, useLocaleFormat, useMay, useToasts } from '#ui';
import { Board } from '#ui/board/board.tsx';
import type { PlacedCard } from '#ui/board/board-types.ts';
import { useWords } from './messages/use-words.ts';
import { MoveQuestion } from './move-question.tsx';
import { refreshRepairs, stageList, useStages } from './repair-queries.ts';
import styles from './repairs.module.css';
import { toneOf } from './stage-tone.ts';

type Move = { readonly step: RepairStep; readonly worked?: boolean };

/**
 * Steps that need no more than being taken. Decisions, approvals, days and failed tests are given in the repair itself;
 * the server has the last word on what is possible.
 */
const MOVES: Partial<Record<RepairStage, Partial<Record<RepairStage, Move>>>> = {
  triaged: { 'in-repair': { step: 'begun' } },
  scheduled: { 'in-repair': { step: 'begun' } },
  'in-repair': {
    'waiting-parts': { step: 'parts-awaited' },
    repaired: { step: 'repaired', worked: true },
  },
  'waiting-parts': { 'in-repair': { step: 'parts-arrived' } },
  repaired: { tested: { step: 'tested', worked: true } },
};

interface Asked {
  readonly repair: RepairSummary;
  readonly toStage: RepairStage;
  readonly answer: (isWanted: boolean) => void;
}

/** Open repairs by stage; a card moved takes the step, once it is confirmed: steps are facts and stay. */
export function RepairsBoard() {
  const words = useWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const mayWrite = useMay()('repairs.write');
  const { data: stages } = useStages();
  const [asked, ask] = useState<Asked>();

  const move = async ({ card, fromKey }: PlacedCard<RepairSummary>, toKey: string) => {
    const toStage = OPEN_STAGES.find((one) => one === toKey);
    const taken = toStage && movesFrom(fromKey)[toStage];
    if (!taken || !toStage) return;
    const isWanted = await new Promise<boolean>((answer) => ask({ repair: card, toStage, answer }));
    ask(undefined);
    if (!isWanted) return;
    const { repairId, revision, partyId } = card;
    try {
      await answered(api.repairs.takeRepairStep({ params: { repairId }, body: { revision, ...taken } }));
      toasts.done(words('step.done'));
    } finally {
      await refreshRepairs(client, partyId);
    }
  };
  return (
    <>
      <Board
        label={words('place')}
        columns={OPEN_STAGES.map((stage) => ({
          key: stage,
          title: words(`stage.${stage}`),
          tone: toneOf(stage),
          cards: stageList(stage),
          count: {
            queryKey: ['repairs', 'stages', stage, stages],
            ask: async () => ({
              count: stages?.items.find((one) => one.stage === stage)?.open ?? 0,
              exact: stages !== undefined,
            }),
          },
        }))}
        cardId={({ repairId }) => repairId}
        cardName={({ number }) => number}
        cardPath={({ repairId }) => `/repairs/${repairId}`}
        renderCard={(repair) => <RepairCard repair={repair} />}
        moves={mayWrite ? { targets: ({ fromKey }) => Object.keys(movesFrom(fromKey)), move } : undefined}
      />
      <MoveQuestion
        repair={asked?.repair}
        toStage={asked?.toStage}
        onAnswer={(isWanted) => asked?.answer(isWanted)}
      />
    </>
  );
}

function movesFrom(key: string): Partial<Record<RepairStage, Move>> {
  const stage = OPEN_STAGES.find((one) => one === key);
  return (stage && MOVES[stage]) ?? {};
}

function RepairCard({ repair }: { readonly repair: RepairSummary }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { number, partyName, itemName, side, fault, dueAt, overdue } = repair;
  return (
    <span className={styles.card}>
      <strong>{partyName}</strong>
      <span>
        {side === null ? itemName : words('sided', { name: itemName, side: words(`side.${side}`) })}
      </span>
      <span className={styles.quiet}>{fault}</span>
      <span className={styles.quiet}>{number}</span>
      {dueAt === null ? null : (
        <span>
          <Chip tone={overdue ? 'vermilion' : 'plain'}>
            {words(overdue ? 'dueLate' : 'due', { when: format.dateTime(dueAt) })}
          </Chip>
        </span>
      )}
    </span>
  );
}
