import { Checkbox } from '@mantine/core';
import type { MergeRelation } from '#modules/parties/contract';
import { useLocaleFormat } from '#ui';
import styles from './merge.module.css';
import { useWords } from './words/use-words.ts';

/** Words for the tables that people know; what a new module keeps is told as other records until it has words. */
const RELATION_WORDS = {
  'parties.contact_point': 'contactPoints',
  'parties.identity': 'identities',
  'parties.party_tag': 'tags',
  'parties.change': 'changes',
  'orders.order_line': 'orders',
  'timeline.interaction': 'interactions',
  'follow_ups.care_task': 'careTasks',
  'follow_ups.care_step': 'careTasks',
} as const;

type RelationWord = (typeof RELATION_WORDS)[keyof typeof RELATION_WORDS] | 'figures' | 'other';

export type MergeRelationsProps = {
  readonly relations: readonly MergeRelation[];
  readonly leave: readonly string[];
  readonly onLeave: (leave: readonly string[]) => void;
};

/** What goes over to the file that stays, how much of each, and what may be left behind. */
export function MergeRelations({ relations, leave, onLeave }: MergeRelationsProps) {
  const words = useWords();
  const groups = groupRelations(relations);
  return (
    <div className={styles.part}>
      <h3 className={styles.heading}>{words('merge.moves')}</h3>
      {groups.length === 0 ? <p className={styles.quiet}>{words('merge.nothing')}</p> : null}
      <ul className={styles.relations}>
        {groups.map((group) => (
          <Relation key={group.word} group={group} leave={leave} onLeave={onLeave} />
        ))}
      </ul>
    </div>
  );
}

interface RelationGroup {
  readonly word: RelationWord;
  moves: number;
  setAside: number;
  /** Tables of the group that may be left behind. */
  readonly mayLeave: string[];
}

function Relation({
  group,
  leave,
  onLeave,
}: Omit<MergeRelationsProps, 'relations'> & { readonly group: RelationGroup }) {
  const words = useWords();
  const format = useLocaleFormat();
  const name = words(`merge.relation.${group.word}`);
  const isLeft = group.mayLeave.some((table) => leave.includes(table));
  const parts =
    group.word === 'figures'
      ? [words('merge.recomputed')]
      : [
          ...(group.moves > 0 ? [words('merge.moving', { count: group.moves })] : []),
          ...(group.setAside > 0 ? [words('merge.asideSome', { count: group.setAside })] : []),
        ];
  return (
    <li className={styles.relation} data-left={isLeft || undefined}>
      <span>{name}</span>
      <span className={styles.quiet}>{parts.join(format.language.startsWith('zh') ? '，' : '; ')}</span>
      {group.mayLeave.length > 0 && group.moves > 0 ? (
        <Checkbox
          size="xs"
          checked={isLeft}
          label={words('merge.leave')}
          aria-label={`${words('merge.leave')}: ${name}`}
          onChange={(event) =>
            onLeave(
              event.currentTarget.checked
                ? [...leave, ...group.mayLeave]
                : leave.filter((table) => !group.mayLeave.includes(table)),
            )
          }
        />
      ) : null}
    </li>
  );
}

function groupRelations(relations: readonly MergeRelation[]): RelationGroup[] {
  const groups = new Map<RelationWord, RelationGroup>();
  for (const relation of relations) {
    const word = wordOf(relation);
    const group = groups.get(word) ?? { word, moves: 0, setAside: 0, mayLeave: [] };
    group.moves += relation.moves;
    group.setAside += relation.setAside;
    if (relation.mayLeave) group.mayLeave.push(relation.table);
    groups.set(word, group);
  }
  return [...groups.values()];
}

function wordOf({ table, computed }: MergeRelation): RelationWord {
  if (computed) return 'figures';
  return table in RELATION_WORDS ? RELATION_WORDS[table as keyof typeof RELATION_WORDS] : 'other';
}
