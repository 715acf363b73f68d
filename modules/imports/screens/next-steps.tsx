import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ImportDetail } from '#modules/imports/contract';
import { useMay } from '#ui';
import styles from './imports.module.css';
import { useWords } from './messages/use-words.ts';

/** What to do with what has just come in. */
export function NextSteps({ detail }: { readonly detail: ImportDetail }) {
  const words = useWords();
  const may = useMay();
  const hasSales = detail.kind === 'transactions' && detail.counts.created > 0;
  return (
    <div className={styles.actions}>
      <strong>{words('result.next')}</strong>
      {hasSales && may('value.read') ? (
        <Button component={Link} to="/value" variant="filled">
          {words('result.seeValue')}
        </Button>
      ) : null}
      {may('parties.read') ? (
        <Button component={Link} to="/customers">
          {words('result.seeCustomers')}
        </Button>
      ) : null}
      {may('imports.run') ? (
        <Button
          component={Link}
          to={detail.kind === 'customers' ? '/imports/new?kind=transactions' : '/imports/new'}
        >
          {words(detail.kind === 'customers' ? 'result.importSales' : 'result.importAnother')}
        </Button>
      ) : null}
    </div>
  );
}
