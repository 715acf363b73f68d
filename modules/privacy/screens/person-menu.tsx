import { Button, Menu } from '@mantine/core';
import {
  IconDots,
  IconFileText,
  IconGavel,
  IconJson,
  IconLink,
  IconLock,
  IconMessageQuestion,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentState } from '#modules/privacy/contract';
import { EraseDialog } from './erase-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { MeasureDialog } from './measure-dialog.tsx';
import { TakeRequestDialog } from './take-request-dialog.tsx';
import { useWords } from './words/use-words.ts';

type Opened = 'request' | 'link' | 'hold' | 'restriction' | 'erase';

/** What a customer may ask of us, at their page. */
export function PersonMenu({ partyId, state }: { readonly partyId: string; readonly state: ConsentState }) {
  const words = useWords();
  const { i18n } = useTranslation();
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const exportAs = (form: string) => `/api/privacy/parties/${partyId}/export.${form}`;
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button variant="subtle" leftSection={<IconDots size="1rem" aria-hidden />}>
            {words('consent.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLink size="1rem" />} onClick={() => setOpened('link')}>
            {words('consent.link')}
          </Menu.Item>
          <Menu.Item leftSection={<IconMessageQuestion size="1rem" />} onClick={() => setOpened('request')}>
            {words('person.request')}
          </Menu.Item>
          {state.mayManage ? (
            <>
              <Menu.Divider />
              <Menu.Item
                component="a"
                href={`${exportAs('pdf')}?language=${i18n.language}`}
                download
                leftSection={<IconFileText size="1rem" />}
              >
                {words('person.pdf')}
              </Menu.Item>
              <Menu.Item
                component="a"
                href={exportAs('json')}
                download
                leftSection={<IconJson size="1rem" />}
              >
                {words('person.json')}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item leftSection={<IconLock size="1rem" />} onClick={() => setOpened('restriction')}>
                {words('measure.placeRestriction')}
              </Menu.Item>
              <Menu.Item leftSection={<IconGavel size="1rem" />} onClick={() => setOpened('hold')}>
                {words('measure.placeHold')}
              </Menu.Item>
              <Menu.Item leftSection={<IconTrash size="1rem" />} onClick={() => setOpened('erase')}>
                {words('person.erase')}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <LinkDialog partyId={partyId} isOpen={opened === 'link'} onClose={close} />
      <TakeRequestDialog partyId={partyId} isOpen={opened === 'request'} onClose={close} />
      <MeasureDialog partyId={partyId} kind="hold" isOpen={opened === 'hold'} onClose={close} />
      <MeasureDialog partyId={partyId} kind="restriction" isOpen={opened === 'restriction'} onClose={close} />
      <EraseDialog partyId={partyId} isOpen={opened === 'erase'} onClose={close} />
    </>
  );
}
