import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { CalendarLink } from '#modules/appointments/contract';
import {
  answered,
  ConfirmDestructive,
  ErrorPanel,
  isLanguage,
  languageNames,
  languages,
  Skeletons,
  useLocaleFormat,
  usePreferences,
} from '#ui';
import { useWords } from '../messages/use-words.ts';
import styles from './settings.module.css';
import { ToldOnce } from './told-once.tsx';

const linkKey = ['appointments', 'calendar-link'];

/** One's own appointments in another calendar: what is in the link, and making and ending it. */
export function CalendarLinkSection() {
  const words = useWords();
  const known = useQuery({
    queryKey: linkKey,
    queryFn: ({ signal }) => answered(api.appointments.readCalendarLink({ signal })),
  });
  const [path, setPath] = useState<string>();
  return (
    <div className={styles.form}>
      <p className={styles.quiet}>{words('link.text')}</p>
      <ul className={styles.facts}>
        <li>{words('link.holds')}</li>
        <li>{words('link.never')}</li>
      </ul>
      {known.error ? <ErrorPanel error={known.error} onRetry={() => void known.refetch()} /> : null}
      {known.isPending ? <Skeletons rows={2} /> : null}
      {path === undefined ? null : <ToldOnce path={path} text={words('link.once')} />}
      {known.data?.link ? <Standing link={known.data.link} onEnded={() => setPath(undefined)} /> : null}
      {known.data ? <MakeLink isAnother={known.data.link !== null} onMade={setPath} /> : null}
    </div>
  );
}

function Standing({ link, onEnded }: { readonly link: CalendarLink; readonly onEnded: () => void }) {
  const words = useWords();
  const format = useLocaleFormat();
  const client = useQueryClient();
  const [isEnding, setIsEnding] = useState(false);
  const end = useMutation({
    mutationFn: () => answered(api.appointments.revokeCalendarLink()),
    onSuccess: () => {
      onEnded();
      return client.invalidateQueries({ queryKey: linkKey });
    },
  });
  return (
    <div className={styles.line}>
      <span>
        {words('link.madeAt', { when: format.dateTime(link.madeAt) })}
        {' · '}
        {words(link.showsNames ? 'link.withNames' : 'link.withoutNames')}
        {' · '}
        {languageNames[link.language]}
      </span>
      <Button variant="subtle" onClick={() => setIsEnding(true)}>
        {words('link.end')}
      </Button>
      <ConfirmDestructive
        isOpen={isEnding}
        onClose={() => setIsEnding(false)}
        title={words('link.end')}
        actionLabel={words('link.end')}
        onConfirm={async () => {
          await end.mutateAsync();
        }}
      >
        {words('link.endText')}
      </ConfirmDestructive>
    </div>
  );
}

type MakeLinkProps = { readonly isAnother: boolean; readonly onMade: (path: string) => void };

function MakeLink({ isAnother, onMade }: MakeLinkProps) {
  const words = useWords();
  const client = useQueryClient();
  const [preferences] = usePreferences();
  const [showsNames, setShowsNames] = useState(false);
  const [language, setLanguage] = useState(preferences.language);
  const make = useMutation({
    mutationFn: () => answered(api.appointments.makeCalendarLink({ body: { showsNames, language } })),
    onSuccess: ({ path }) => {
      onMade(path);
      return client.invalidateQueries({ queryKey: linkKey });
    },
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <Checkbox
        label={words('link.showNames')}
        description={words('link.showNamesNote')}
        checked={showsNames}
        onChange={(event) => setShowsNames(event.currentTarget.checked)}
      />
      <NativeSelect
        label={words('link.language')}
        value={language}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (isLanguage(value)) setLanguage(value);
        }}
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
      />
      {make.error ? <ErrorPanel error={make.error} /> : null}
      <div className={styles.line}>
        <Button type="submit" variant={isAnother ? 'default' : 'filled'} loading={make.isPending}>
          {words(isAnother ? 'link.makeAnother' : 'link.make')}
        </Button>
        {isAnother ? <span className={styles.quiet}>{words('link.anotherNote')}</span> : null}
      </div>
    </form>
  );
}
