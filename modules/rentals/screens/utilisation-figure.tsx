import { Card, Figure, HowBadge, NotEnoughData, useLocaleFormat } from '#ui';
import { useWords } from './messages/use-words.ts';
import { useRentalFigures } from './rental-queries.ts';

/** How much of the last year the things to rent were out. */
export function UtilisationFigure() {
  const words = useWords();
  const format = useLocaleFormat();
  const { data } = useRentalFigures();
  if (!data || data.utilisation.n === 0) return null;
  const { fromOn, toOn, utilisation } = data;
  const { n, daysOut, daysOffered, share, low, high } = utilisation;
  const label = words('utilisation.label');
  const interval =
    low === null || high === null ? undefined : `${format.percent(low, 1)} – ${format.percent(high, 1)}`;
  return (
    <Card>
      <Figure
        label={label}
        value={share === null ? <NotEnoughData have={n} need={5} /> : format.percent(share, 1)}
        interval={interval}
        note={
          <HowBadge
            of={label}
            definition={words('utilisation.how')}
            n={words('utilisation.n', {
              n: format.number(n),
              out: format.number(daysOut),
              offered: format.number(daysOffered),
            })}
            period={`${format.date(fromOn)} – ${format.date(toOn)}`}
            {...(interval ? { interval: words('utilisation.byUnits', { interval }) } : {})}
          />
        }
      />
    </Card>
  );
}
