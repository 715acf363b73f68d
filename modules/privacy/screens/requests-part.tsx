import { Button, SegmentedControl } from '@mantine/core';
import { IconMessageQuestion, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#contract';
import type { PrivacyRequest } from '#modules/privacy/contract';
import {
  Chip,
  DataList,
  type DataListColumn,
  EmptyState,
  useKeysetList,
  useLocaleFormat,
  useUrlState,
} from '#ui';
import styles from './privacy.module.css';
import { privacyKey } from './privacy-queries.ts';
import { RequestClock } from './request-clock.tsx';
import { TakeRequestDialog } from './take-request-dialog.tsx';
import { useWords } from './words/use-words.ts';

function useColumns(): readonly DataListColumn<PrivacyRequest>[] {
  const words = useWords();
  return [
    {
      key: 'number',
      title: words('request.number'),
      minRem: 7,
      render: (row) => <strong>{row.number}</strong>,
    },
    { key: 'kind', title: words('request.kind'), minRem: 8, render: (row) => words(`kind.${row.kind}`) },
    {
      key: 'who',
      title: words('request.who'),
      minRem: 11,
      grow: 2,
      render: (row) => row.partyName ?? row.requesterName,
    },
    { key: 'law', title: words('request.law'), minRem: 12, render: (row) => words(`law.${row.law}`) },
    {
      key: 'due',
      title: words('request.due'),
      minRem: 16,
      render: (row) => <RequestClock request={row} />,
    },
    {
      key: 'identity',
      title: words('request.state'),
      minRem: 11,
      render: (row) => <RequestState request={row} />,
    },
    {
      key: 'owner',
      title: words('request.owner'),
      minRem: 9,
      render: (row) => row.ownerName ?? words('request.nobody'),
    },
  ];
}

function RequestState({ request }: { readonly request: PrivacyRequest }) {
  const words = useWords();
  if (request.outcome !== null) return <Chip>{words(`outcome.${request.outcome}`)}</Chip>;
  return request.identityCheckedAt === null ? (
    <Chip tone="amber">{words('request.identityOpen')}</Chip>
  ) : (
    <Chip tone="green">{words('request.identityDone')}</Chip>
  );
}

/** What people ask for, those due first. */
export function RequestsPart() {
  const words = useWords();
  const format = useLocaleFormat();
  const navigate = useNavigate();
  const columns = useColumns();
  const [wanted, want] = useUrlState('state');
  const state = wanted === 'closed' ? 'closed' : 'open';
  const [isTaking, setIsTaking] = useState(false);
  const list = useKeysetList<PrivacyRequest>({
    queryKey: [...privacyKey, 'requests', state],
    askPage: ({ cursor, signal }) => api.privacy.listRequests({ query: { state, cursor }, signal }),
  });
  const newRequest = (
    <Button
      variant="filled"
      leftSection={<IconPlus size="1rem" aria-hidden />}
      onClick={() => setIsTaking(true)}
    >
      {words('request.new')}
    </Button>
  );
  return (
    <>
      <div className={styles.tools}>
        <SegmentedControl
          aria-label={words('request.state')}
          data={[
            { value: 'open', label: words('request.open') },
            { value: 'closed', label: words('request.closed') },
          ]}
          value={state}
          onChange={want}
        />
        {newRequest}
      </div>
      <DataList
        {...list}
        label={words('desk.requests')}
        columns={columns}
        rowId={(row) => row.requestId}
        rowName={(row) => row.number}
        onOpen={(row) => void navigate({ to: `/privacy/requests/${row.requestId}` })}
        phoneRow={(row) => (
          <div>
            <div className={styles.rowHead}>
              <strong>{row.partyName ?? row.requesterName}</strong>
              <RequestState request={row} />
            </div>
            <div>
              {row.number} · {words(`kind.${row.kind}`)}
            </div>
            <div className={styles.quiet}>
              {row.closedAt === null ? <RequestClock request={row} /> : format.date(row.closedAt)}
            </div>
          </div>
        )}
        empty={
          <EmptyState
            icon={IconMessageQuestion}
            title={words(state === 'open' ? 'request.empty' : 'request.emptyClosed')}
            text={words('request.emptyText')}
          />
        }
      />
      <TakeRequestDialog isOpen={isTaking} onClose={() => setIsTaking(false)} />
    </>
  );
}
