import { Card, useLocaleFormat } from '#ui';
import { ShareFigure } from '#ui/components/share-figure.tsx';
import styles from './field-work.module.css';
import { useFieldWorkFigures } from './field-work-queries.ts';
import { useWords } from './messages/use-words.ts';

const KINDS = ['obligation', 'service', 'product'] as const;

/** How much of the maintenance of the last year was done in time, what we owe, give and are paid for apart. */
export function MaintenanceFigure({ branchId }: { readonly branchId: string | undefined }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { data } = useFieldWorkFigures(branchId);
  if (!data) return null;
  const { fromOn, toOn, maintenanceKept } = data;
  const kinds = KINDS.filter((kind) => maintenanceKept[kind].n > 0);
  if (kinds.length === 0) return null;
  return (
    <div className={styles.above}>
      <Card>
        <div className={styles.figures}>
          {kinds.map((kind) => {
            const told = maintenanceKept[kind];
            return (
              <ShareFigure
                key={kind}
                label={`${words('plans.kept.label')} · ${words(`kinds.${kind}`)}`}
                definition={words('plans.kept.how')}
                told={told}
                n={words('plans.kept.n', { some: format.number(told.count), n: format.number(told.n) })}
                period={words('plans.kept.period', { from: format.date(fromOn), to: format.date(toOn) })}
              />
            );
          })}
        </div>
      </Card>
    </div>
  );
}
