import { Card, useLocaleFormat } from '#ui';
import { ShareFigure } from '#ui/components/share-figure.tsx';
import { useFieldWorkFigures } from './field-work-queries.ts';
import { useWords } from './messages/use-words.ts';

/** How much of the maintenance of the last year was done in time. */
export function MaintenanceFigure({ branchId }: { readonly branchId: string | undefined }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { data } = useFieldWorkFigures(branchId);
  if (!data || data.maintenanceKept.n === 0) return null;
  const { fromOn, toOn, maintenanceKept } = data;
  return (
    <Card>
      <ShareFigure
        label={words('plans.kept.label')}
        definition={words('plans.kept.how')}
        told={maintenanceKept}
        n={words('plans.kept.n', {
          some: format.number(maintenanceKept.count),
          n: format.number(maintenanceKept.n),
        })}
        period={words('plans.kept.period', { from: format.date(fromOn), to: format.date(toOn) })}
      />
    </Card>
  );
}
