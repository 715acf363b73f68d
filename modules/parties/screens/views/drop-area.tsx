import { IconFileImport } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ProblemError, useMay, useToasts } from '#ui';
import { handFile } from '#ui/navigation/handed-file.ts';
import styles from '../customers.module.css';
import { useViewWords } from './words/use-view-words.ts';

const CARD = /\.(vcf|vcard)$/i;
const TABLE = /\.(csv|tsv|txt|xlsx|gz)$/i;

/** Takes a file dropped anywhere on the list: a card becomes a new customer, a table an import. */
export function DropArea() {
  const words = useViewWords();
  const navigate = useNavigate();
  const toasts = useToasts();
  const may = useMay();
  const [isOver, setIsOver] = useState(false);
  const mayAdd = may('parties.write');
  const mayImport = may('imports.run');

  useEffect(() => {
    const isFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const take = (file: File) => {
      const isCard = CARD.test(file.name);
      if (isCard ? !mayAdd : !mayImport || !TABLE.test(file.name)) {
        const title = words('drop.refused', { name: file.name });
        toasts.failed(new ProblemError({ code: 'file-not-taken', title, detail: words('drop.takes') }));
        return;
      }
      handFile(file);
      void navigate(
        isCard ? { to: '/customers/new' } : { to: '/imports/new', search: { kind: 'customers' } },
      );
    };
    const over = (event: DragEvent) => {
      if (!isFile(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!isFile(event)) return;
      event.preventDefault();
      setIsOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file) take(file);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [mayAdd, mayImport, navigate, toasts, words]);

  if (!isOver) return null;
  return (
    <div className={styles.drop} role="status">
      <IconFileImport size="2rem" stroke={1.5} aria-hidden />
      <strong>{words('drop.here')}</strong>
      <span>{words('drop.takes')}</span>
    </div>
  );
}
