import { Card, useLocaleFormat } from '#ui';
import { ShareFigure } from '#ui/components/share-figure.tsx';
import styles from './stock.module.css';
import { useStockFigures } from './stock-queries.ts';
import { useWords } from './words/use-words.ts';

/** How well the shelf served the repairs of the last year. */
export function FiguresCard({ branchId }: { readonly branchId: string | undefined }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { data } = useStockFigures(branchId);
  if (!data || data.fillRate.n === 0) return null;
  const { fromOn, toOn, fillRate } = data;
  return (
    <div className={styles.above}>
      <Card>
        <ShareFigure
          label={words('fillRate.label')}
          definition={words('fillRate.how')}
          told={fillRate}
          n={words('fillRate.n', { some: format.number(fillRate.count), n: format.number(fillRate.n) })}
          period={words('fillRate.period', { from: format.date(fromOn), to: format.date(toOn) })}
        />
      </Card>
    </div>
  );
}
