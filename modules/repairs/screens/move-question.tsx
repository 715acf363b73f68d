import { Button, Modal } from '@mantine/core';
import type { RepairStage, RepairSummary } from '#modules/repairs/contract';
import { useWords } from './messages/use-words.ts';
import styles from './repairs.module.css';

/** Asks before a step is taken by moving a card: it is kept with the repair and is not taken back. */
export function MoveQuestion(props: {
  readonly repair: RepairSummary | undefined;
  readonly toStage: RepairStage | undefined;
  readonly onAnswer: (isWanted: boolean) => void;
}) {
  const words = useWords();
  const { repair, toStage, onAnswer } = props;
  const isOpen = repair !== undefined && toStage !== undefined;
  return (
    <Modal opened={isOpen} onClose={() => onAnswer(false)} title={words('board.ask')}>
      {isOpen ? (
        <div className={styles.form}>
          <p>
            {words('board.change', {
              number: repair.number,
              name: repair.partyName,
              from: words(`stage.${repair.stage}`),
              to: words(`stage.${toStage}`),
            })}
          </p>
          <p className={styles.quiet}>{words('board.stays')}</p>
          <div className={styles.actions}>
            <Button onClick={() => onAnswer(false)}>{words('board.no')}</Button>
            <Button variant="filled" data-autofocus onClick={() => onAnswer(true)}>
              {words('board.yes')}
            </Button>
          </div>
        </div>
      ) : null}
    </Modal>
  );
}
