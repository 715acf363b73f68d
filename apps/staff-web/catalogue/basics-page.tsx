import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import {
  Avatar,
  Card,
  CardSection,
  Chip,
  EmptyState,
  ErrorPanel,
  Figure,
  KeyValueList,
  Money,
  PageHeader,
  RelativeTime,
  Skeletons,
  Slot,
  useLocaleFormat,
} from '#ui';
import styles from './catalogue.module.css';

export function BasicsPage() {
  const format = useLocaleFormat();
  return (
    <>
      <PageHeader
        title="Basics"
        summary={`${format.number(1982)} rows · ${format.date('2026-11-21')}`}
        actions={
          <>
            <Chip tone="green">holds</Chip>
            <Button>Run now</Button>
            <Button variant="filled">Save</Button>
            <Button color="red" variant="light">
              Delete
            </Button>
          </>
        }
      />
      <div className={styles.grid}>
        <Card title="陈桂芳" aside="how?">
          <CardSection>
            <div className={styles.row}>
              <Avatar name={{ family: '陈', given: '桂芳' }} size="lg" tone="green" />
              <div>
                <strong>{format.personName({ family: '陈', given: '桂芳' })}</strong>
                <div>{format.age('1950-03-02')}</div>
              </div>
            </div>
            <div className={styles.row}>
              <Chip tone="green">支持者</Chip>
              <Chip tone="indigo">金卡</Chip>
              <Chip>助听器 双耳</Chip>
              <Chip tone="amber">宜电话</Chip>
              <Chip tone="vermilion">差评未回复</Chip>
            </div>
          </CardSection>
          <CardSection>
            <KeyValueList
              items={[
                { key: '电话', value: format.phone('+8613800135521') },
                { key: '首选', value: '电话，上午 9–11 点，粤语' },
                { key: 'Seen', value: <RelativeTime at="2026-11-01T08:00:00Z" /> },
              ]}
            />
          </CardSection>
          <CardSection title="终身价值" aside="n=1,982">
            <Figure
              value={<Money amountMinor={1840000} currency="CNY" rounded />}
              interval={`${format.money(1290000, 'CNY', { rounded: true })} – ${format.money(2630000, 'CNY', { rounded: true })}`}
            />
          </CardSection>
        </Card>
        <Card title="Empty">
          <EmptyState
            icon={IconUsers}
            title="No customers yet"
            text="Customers come from an import, from a form on your site, or one at a time."
            action={<Button variant="filled">Import customers</Button>}
          />
        </Card>
        <Card title="Waiting">
          <Skeletons rows={6} withAvatar />
        </Card>
        <ErrorPanel
          error={{
            code: 'case-already-closed',
            title: 'The case is already closed',
            detail: 'Case R-118 was closed on 20 Nov; reopen it to change the promise',
            requestId: 'req_01J9X2',
            faults: [{ path: 'dueAt', code: 'in-the-past', detail: 'must lie after 22 Nov 2026' }],
          }}
          onRetry={() => {}}
        />
        <Slot name="catalogue.panel" props={{ id: 'T_1' }} />
      </div>
    </>
  );
}
