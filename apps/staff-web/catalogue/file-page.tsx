import { Button } from '@mantine/core';
import { IconBell, IconNote, IconPhone, IconRefresh, IconShoppingBag, IconStar } from '@tabler/icons-react';
import {
  Avatar,
  Card,
  CardSection,
  Chip,
  Composer,
  Figure,
  HowBadge,
  IntervalLine,
  KeyValueList,
  ProbabilityOverTime,
  ProgressSegments,
  RhythmStrip,
  Timeline,
  type TimelineEntry,
  useLocaleFormat,
} from '#ui';
import styles from './catalogue.module.css';

const past = [0, 2600, 5200, 9800, 14_000, 18_100, 21_060].map((value, year) => ({
  at: `${2020 + year}-06-01`,
  value,
}));
const forecast = [24_000, 28_500, 33_000, 36_200, 39_460].map((value, year) => ({
  at: `${2027 + year}-06-01`,
  value,
  low: value - 500 - year * 900,
  high: value + 800 + year * 1700,
}));
const visits = ['2024-06-10', '2024-12-02', '2025-05-28', '2025-11-20', '2026-04-18'];
const aliveAt = [
  ['2024-06-10', 0.82],
  ['2024-09-10', 0.76],
  ['2024-12-02', 0.7],
  ['2024-12-03', 0.93],
  ['2025-03-01', 0.88],
  ['2025-05-28', 0.81],
  ['2025-05-29', 0.96],
  ['2025-09-01', 0.9],
  ['2025-11-20', 0.84],
  ['2025-11-21', 0.97],
  ['2026-02-01', 0.93],
  ['2026-04-18', 0.88],
  ['2026-04-19', 0.98],
  ['2026-08-01', 0.95],
  ['2026-11-22', 0.92],
] as const;

const entries: readonly TimelineEntry[] = [
  {
    id: 'T_1',
    at: '2026-11-22T02:24:00Z',
    icon: IconPhone,
    tone: 'amber',
    title: (
      <>
        <b>来电</b> · 3 分 12 秒 · 周婷
      </>
    ),
    body: '右耳偶有啸叫，吃饭时明显。已约明天 09:30 调试。',
  },
  {
    id: 'T_2',
    at: '2026-11-22T02:26:00Z',
    icon: IconBell,
    tone: 'indigo',
    title: (
      <>
        <b>承诺</b> 24 小时内安排调试
      </>
    ),
    body: (
      <>
        截止 明天 10:24 <Chip tone="green">进行中</Chip>
      </>
    ),
  },
  {
    id: 'T_3',
    at: '2026-07-02T08:00:00Z',
    icon: IconStar,
    tone: 'green',
    title: (
      <>
        <b>IOI-HA</b> 31 / 35 · NPS 9
      </>
    ),
    aside: '电话访问',
    body: (
      <>
        “声音清楚多了，看电视不用开那么大声。” <Chip tone="green">音质 +</Chip>
      </>
    ),
  },
  {
    id: 'T_4',
    at: '2026-07-02T08:02:00Z',
    icon: IconNote,
    isNote: true,
    title: (
      <>
        <b>内部备注</b> · 林医师
      </>
    ),
    body: '左耳 4 kHz 较去年下降 10 dB，年检时复测气骨导。',
  },
  {
    id: 'T_5',
    at: '2026-03-18T04:00:00Z',
    icon: IconShoppingBag,
    tone: 'green',
    title: (
      <>
        <b>购买</b> 电池年卡 · 干燥盒
      </>
    ),
    aside: '¥420.00',
    body: '越秀店 · 收据 Y-20260318-07',
  },
  {
    id: 'T_6',
    at: '2026-03-18T03:00:00Z',
    icon: IconRefresh,
    title: '电话 138 0013 5521',
    foldKey: 'import 41',
    aside: '导入 #41',
  },
  {
    id: 'T_7',
    at: '2026-03-18T03:00:00Z',
    icon: IconRefresh,
    title: '地址 越秀区',
    foldKey: 'import 41',
    aside: '导入 #41',
  },
  {
    id: 'T_8',
    at: '2026-03-18T03:00:00Z',
    icon: IconRefresh,
    title: '生日 1950-03-02',
    foldKey: 'import 41',
    aside: '导入 #41',
  },
];

function WhoTheyAre() {
  const format = useLocaleFormat();
  const yuan = (value: number) => format.money(value * 100, 'CNY', { rounded: true });
  return (
    <Card>
      <CardSection>
        <div className={styles.row}>
          <Avatar name="陈桂芳" size="lg" tone="green" />
          <div>
            <h1 className={styles.name}>陈桂芳</h1>
            <div className={styles.quiet}>Chén Guìfāng · 女 · {format.age('1950-03-02')}</div>
          </div>
        </div>
        <div className={styles.row}>
          <Chip tone="green">支持者</Chip>
          <Chip tone="indigo">金卡</Chip>
          <Chip>助听器 双耳</Chip>
          <Chip tone="amber">宜电话</Chip>
        </div>
      </CardSection>
      <CardSection>
        <KeyValueList
          items={[
            { key: '电话', value: format.phone('+8613800135521') },
            { key: '首选', value: '电话，上午 9–11 点，粤语' },
            { key: '照护人', value: '李敏（女儿）可代办' },
            { key: '同意', value: '服务 ✓ 短信 ✓ 营销 ✗' },
            { key: '负责人', value: '周婷' },
          ]}
        />
      </CardSection>
      <CardSection
        title="终身价值"
        headingLevel={2}
        aside={
          <HowBadge
            of="终身价值"
            label="n = 1,982"
            definition="今后五年预期毛利的现值，扣除服务成本，年折现率 10 %。"
            n="1,982 位客户的 14,306 次购买"
            period="2020-11-22 至 2026-11-21"
            filter="全部门店"
            interval="90 % 预测区间，参数自助法 400 次"
            asOf="2026-11-21T18:14:00Z"
            recordsPath="/customers"
          />
        }
      >
        <Figure value={yuan(18_400)} interval={`${yuan(12_900)} – ${yuan(26_300)}`} />
        <IntervalLine
          name="终身价值"
          summary="累计 ¥21,060，到 2031 年预期 ¥39,460，区间 ¥35,360 到 ¥47,060"
          past={past}
          forecast={forecast}
          formatValue={yuan}
        />
      </CardSection>
      <CardSection title="仍活跃的概率" headingLevel={2}>
        <ProbabilityOverTime
          name="仍活跃的概率"
          summary="目前 92 %，最后一次购买在 2026-04-18"
          points={aliveAt.map(([at, probability]) => ({ at, probability }))}
          marksAt={visits}
        />
      </CardSection>
    </Card>
  );
}

function WhatNext() {
  return (
    <Card title="下一步" aside="按价值与需要">
      <div className={styles.next}>
        <b>明天 09:30 右耳调试</b>
        <p className={styles.quiet}>来电 10:24 · 承诺 24 小时内</p>
        <ProgressSegments
          label="承诺 24 小时内"
          segments={[
            { kind: 'running', minutes: 120 },
            { kind: 'closed', minutes: 240 },
            { kind: 'paused', minutes: 180 },
            { kind: 'running', minutes: 60 },
            { kind: 'remaining', minutes: 840 },
          ]}
          note="已用 3 小时 · 夜间不计 · 剩 14 小时"
        />
      </div>
      <div className={styles.next}>
        <b>关怀电话：半年回访</b>
        <p className={styles.quiet}>她通常 26 周来一次，已 31 周</p>
        <RhythmStrip visitsAt={visits} usualIntervalDays={180} width={240} />
        <div className={styles.row}>
          <Button variant="filled">开始通话</Button>
          <Button>改期</Button>
        </div>
      </div>
    </Card>
  );
}

export function FilePage() {
  return (
    <div className={styles.three}>
      <WhoTheyAre />
      <Card flush>
        <div className={styles.composer}>
          <Composer
            draftKey="catalogue.T_1"
            label="记录"
            tabs={[
              {
                key: 'note',
                label: '备注',
                icon: IconNote,
                placeholder: '记下这次接触…',
                actionLabel: '保存备注',
                isNote: true,
                onSave: async () => {},
              },
              {
                key: 'call',
                label: '通话',
                icon: IconPhone,
                placeholder: '通话要点…',
                actionLabel: '记录通话',
                onSave: async () => {},
              },
            ]}
          />
        </div>
        <Timeline label="时间线" entries={entries} hasMore onLoadMore={() => {}} />
      </Card>
      <WhatNext />
    </div>
  );
}
