import { Menu } from '@mantine/core';
import {
  IconBan,
  IconCheck,
  IconCircleOff,
  IconDots,
  IconHistory,
  IconPencil,
  IconShieldCheck,
  IconShieldOff,
  IconStar,
  IconStarOff,
  IconTrash,
} from '@tabler/icons-react';
import { barredReason, type ContactPoint, type Party, verifiedByMeans } from '#modules/parties/contract';
import styles from './customer.module.css';
import { useOpenHistory } from './field-history.tsx';
import { useWords } from './messages/use-words.ts';
import { useContactPointActions } from './use-party-actions.ts';

export type ContactPointMenuProps = {
  readonly party: Party;
  readonly point: ContactPoint;
  readonly mayPrefer: boolean;
  readonly onCorrect: () => void;
};

const icon = { size: '1rem', stroke: 1.7 } as const;

/** What can be done with one telephone, e-mail or address. */
export function ContactPointMenu({ party, point, mayPrefer, onCorrect }: ContactPointMenuProps) {
  const words = useWords();
  const actions = useContactPointActions(party);
  const openHistory = useOpenHistory();
  const isPreferred = point.preferredAt !== null;
  const isBarred = point.barredAt !== null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button
          type="button"
          className={styles.tool}
          aria-label={`${words('file.more')}: ${point.typed ?? ''}`}
        >
          <IconDots {...icon} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {isBarred ? null : (
          <Menu.Item
            leftSection={<IconCheck {...icon} />}
            title={words('file.confirmHint')}
            onClick={() => void actions.confirm(point)}
          >
            {words('file.confirm')}
          </Menu.Item>
        )}
        {isBarred ? null : <VerifyItems party={party} point={point} />}
        {mayPrefer && !isBarred ? (
          <Menu.Item
            leftSection={isPreferred ? <IconStarOff {...icon} /> : <IconStar {...icon} />}
            onClick={() => void actions.prefer(point, !isPreferred)}
          >
            {words(isPreferred ? 'file.preferNot' : 'file.prefer')}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconPencil {...icon} />} onClick={onCorrect}>
          {words('file.correct')}
        </Menu.Item>
        <Menu.Item leftSection={<IconHistory {...icon} />} onClick={() => openHistory(point.kind)}>
          {words('file.history.open', { field: words(`field.${point.kind}`) })}
        </Menu.Item>
        <BarItems party={party} point={point} />
        <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => void actions.remove(point)}>
          {words('file.remove', { what: words(`field.${point.kind}`) })}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

type ItemsProps = Pick<ContactPointMenuProps, 'party' | 'point'>;

function VerifyItems({ party, point }: ItemsProps) {
  const words = useWords();
  const actions = useContactPointActions(party);
  return (
    <>
      <Menu.Sub>
        <Menu.Sub.Target>
          <Menu.Sub.Item leftSection={<IconShieldCheck {...icon} />}>{words('file.verify')}</Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown>
          {verifiedByMeans.options.map((means) => (
            <Menu.Item key={means} onClick={() => void actions.verify(point, means)}>
              {words(`file.verifiedHow.${means}`)}
            </Menu.Item>
          ))}
        </Menu.Sub.Dropdown>
      </Menu.Sub>
      {point.verifiedAt === null ? null : (
        <Menu.Item leftSection={<IconShieldOff {...icon} />} onClick={() => void actions.verify(point, null)}>
          {words('file.unverify')}
        </Menu.Item>
      )}
    </>
  );
}

function BarItems({ party, point }: ItemsProps) {
  const words = useWords();
  const actions = useContactPointActions(party);
  if (point.barredAt !== null) {
    return (
      <Menu.Item leftSection={<IconCircleOff {...icon} />} onClick={() => void actions.bar(point, null)}>
        {words('file.unbar')}
      </Menu.Item>
    );
  }
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconBan {...icon} />}>{words('file.bar')}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {barredReason.options.map((reason) => (
          <Menu.Item key={reason} onClick={() => void actions.bar(point, reason)}>
            {words(`file.barReason.${reason}`)}
          </Menu.Item>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
