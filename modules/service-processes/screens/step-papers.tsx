import { IconPrinter } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { StepDefinition } from '#modules/service-processes/contract';
import { useWords } from './messages/use-words.ts';
import styles from './service.module.css';
import { useLocal } from './use-local.ts';

/** The papers that go with a step, each a click away. */
export function StepPapers({ partyId, step }: { readonly partyId: string; readonly step: StepDefinition }) {
  const words = useWords();
  const local = useLocal();
  if (step.papers.length === 0) return null;
  return (
    <p className={styles.papers}>
      <IconPrinter size="1rem" stroke={1.7} aria-hidden />
      {words('papers')}
      {step.papers.map(({ key, name, at }) => (
        <Link key={key} to="/customers/$partyId" params={{ partyId }} search={at}>
          {local(name)}
        </Link>
      ))}
    </p>
  );
}
