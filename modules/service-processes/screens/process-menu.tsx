import { ActionIcon, Button, Menu, Modal, Radio, Textarea } from '@mantine/core';
import {
  IconArrowBackUp,
  IconDots,
  IconPlayerPause,
  IconPlayerSkipForward,
  IconX,
} from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Process } from '#modules/service-processes/contract';
import { ErrorPanel, useMay } from '#ui';
import { useWords } from './messages/use-words.ts';
import styles from './service.module.css';
import { useLocal } from './use-local.ts';
import { useProcessActions } from './use-process-actions.ts';

type Ask = 'skip' | 'pause' | 'cancel';

/** What is done seldom with a process. */
export function ProcessMenu({ process }: { readonly process: Process }) {
  const words = useWords();
  const mayWrite = useMay()('service-processes.write');
  const actions = useProcessActions(process);
  const [asking, setAsking] = useState<Ask>();
  const step = process.steps.find(({ key }) => key === process.stepKey);
  const isRunning = process.status === 'running';
  if (!mayWrite || (!step && !process.mayUndo)) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={words('more')}>
            <IconDots size="1.125rem" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isRunning ? (
            <Menu.Item leftSection={<IconPlayerPause size="1rem" />} onClick={() => setAsking('pause')}>
              {words('pause.open')}
            </Menu.Item>
          ) : null}
          {isRunning && step?.skippable && process.mayTakeStep ? (
            <Menu.Item leftSection={<IconPlayerSkipForward size="1rem" />} onClick={() => setAsking('skip')}>
              {words('skip.open')}
            </Menu.Item>
          ) : null}
          {process.mayUndo ? (
            <Menu.Item leftSection={<IconArrowBackUp size="1rem" />} onClick={actions.undo}>
              {words('undo')}
            </Menu.Item>
          ) : null}
          {step ? (
            <Menu.Item leftSection={<IconX size="1rem" />} color="red" onClick={() => setAsking('cancel')}>
              {words('cancel.open')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asking !== undefined}
        onClose={() => setAsking(undefined)}
        title={asking ? words(`${asking}.open`) : ''}
      >
        {asking ? <ReasonForm process={process} ask={asking} onClose={() => setAsking(undefined)} /> : null}
      </Modal>
    </>
  );
}

type ReasonFormProps = { readonly process: Process; readonly ask: Ask; readonly onClose: () => void };

function ReasonForm({ process, ask, onClose }: ReasonFormProps) {
  const words = useWords();
  const local = useLocal();
  const actions = useProcessActions(process);
  const waits = process.steps.find(({ key }) => key === process.stepKey)?.waits ?? [];
  const [wait, setWait] = useState(waits[0]?.key ?? 'other');
  const [text, setText] = useState('');
  const [error, setError] = useState<unknown>();
  const isPause = ask === 'pause';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPause && text.trim() === '') return;
    const done = isPause ? actions.pause(wait, text) : actions[ask](text);
    done.then(onClose, setError);
  };
  return (
    <form className={styles.work} onSubmit={submit}>
      {isPause ? (
        <Radio.Group label={words('pause.reason')} value={wait} onChange={setWait}>
          <div className={styles.ways}>
            {waits.map((each) => (
              <Radio key={each.key} value={each.key} label={local(each.name)} />
            ))}
            <Radio value="other" label={words('pause.other')} />
          </div>
        </Radio.Group>
      ) : null}
      <Textarea
        label={words(isPause ? 'pause.note' : `${ask}.reason`)}
        autosize
        minRows={2}
        maxLength={1000}
        required={!isPause}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {error === undefined ? null : <ErrorPanel error={error} />}
      <div className={styles.actions}>
        <Button type="submit" variant="filled" loading={actions.isBusy}>
          {words(`${ask}.action`)}
        </Button>
      </div>
    </form>
  );
}
