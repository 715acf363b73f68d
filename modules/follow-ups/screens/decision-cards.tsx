import type { CareTask } from '#modules/follow-ups/contract';
import { Card } from '#ui';
import styles from './care.module.css';
import type { useCareTasks } from './care-queries.ts';
import { CareTaskRow } from './care-task-row.tsx';
import { MoreTasks } from './more-tasks.tsx';
import { useLocal } from './use-local.ts';

type DecisionCardsProps = {
  readonly list: ReturnType<typeof useCareTasks>;
  readonly onCall: (task: CareTask) => void;
};

/** What is to be decided, under the heading of its rule; nothing where nothing is. */
export function DecisionCards({ list, onCall }: DecisionCardsProps) {
  const local = useLocal();
  const byHeading = new Map<string, CareTask[]>();
  for (const task of list.rows ?? []) {
    const decision = task.reason.kind === 'planned' ? task.reason.values.decision : null;
    const heading = decision ? local(decision.heading) : '';
    byHeading.set(heading, [...(byHeading.get(heading) ?? []), task]);
  }
  return [...byHeading].map(([heading, tasks], index) => (
    <Card key={heading} flush title={heading}>
      <ul className={styles.list}>
        {tasks.map((task) => (
          <CareTaskRow key={task.careTaskId} task={task} onCall={() => onCall(task)} />
        ))}
      </ul>
      {index === byHeading.size - 1 ? <MoreTasks list={list} /> : null}
    </Card>
  ));
}
