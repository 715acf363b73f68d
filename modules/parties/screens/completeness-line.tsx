import type { AskNext, Party } from '#modules/parties/contract';
import { CardSection, HowBadge, useLocaleFormat } from '#ui';
import styles from './customer.module.css';
import { useWords } from './messages/use-words.ts';

const MOST_ASKED = 3;
/** Questions whose answer has a place to be typed; the others are answered by a press on "Confirm". */
const ANSWERED_BY_CONFIRMING: ReadonlySet<AskNext> = new Set(['confirm-phone', 'confirm-address']);

export type CompletenessLineProps = {
  readonly party: Party;
  /** Opens the place where the answer is typed. */
  readonly onAnswer: ((ask: AskNext) => void) | undefined;
};

/** How complete a file is, and what to ask at the next contact. */
export function CompletenessLine({ party, onAnswer }: CompletenessLineProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const { share, known, wanted, askNext } = party.completeness;
  const asked = askNext.slice(0, MOST_ASKED);
  const text = words('file.complete', { share: format.percent(share) });
  return (
    <CardSection>
      <div className={styles.complete}>
        <span className={styles.completeText}>{text}</span>
        <HowBadge
          of={text}
          definition={words('file.completeHow')}
          n={words('file.completeN', { known, wanted })}
          period={words('file.completePeriod')}
          asOf={party.updatedAt}
        />
        <span className={styles.completeBar} aria-hidden>
          <span style={{ width: `${share * 100}%` }} />
        </span>
      </div>
      {asked.length === 0 ? null : (
        <>
          <h2 className={styles.askTitle}>{words('file.ask')}</h2>
          <ul className={styles.asks}>
            {asked.map((ask) => (
              <li key={ask}>
                {onAnswer && !ANSWERED_BY_CONFIRMING.has(ask) ? (
                  <button type="button" className={styles.ask} onClick={() => onAnswer(ask)}>
                    {words(`ask.${ask}`)}
                  </button>
                ) : (
                  words(`ask.${ask}`)
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </CardSection>
  );
}
