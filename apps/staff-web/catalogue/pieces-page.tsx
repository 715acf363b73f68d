import { Button, Checkbox, Radio, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Card, ConfirmDestructive, FileDrop, PageHeader, ProgressBar, Steps, useToasts } from '#ui';
import styles from './catalogue.module.css';

const steps = [
  { key: 'file', title: 'File' },
  { key: 'columns', title: 'Columns' },
  { key: 'trial', title: 'Trial run' },
  { key: 'import', title: 'Import' },
];

export function PiecesPage() {
  const toasts = useToasts();
  const [step, setStep] = useState(1);
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <PageHeader
        title="Pieces"
        actions={<Button onClick={() => toasts.failed(new TypeError('planted'))}>Fail</Button>}
      />
      <div className={styles.wide}>
        <Card title="Wizard">
          <Steps
            steps={steps}
            current={steps[step]?.key ?? 'file'}
            onBack={step > 0 ? () => setStep(step - 1) : undefined}
            onNext={() => setStep(Math.min(3, step + 1))}
          >
            <FileDrop
              accepts={['.csv', '.xlsx']}
              maxBytes={50 * 1024 * 1024}
              onFiles={() => toasts.done('Taken')}
            />
          </Steps>
        </Card>
        <Card title="Long work">
          <ProgressBar
            label="Import #42"
            done={31_000}
            total={120_000}
            remainingMinutes={4}
            onPause={() => {}}
            onCancel={() => {}}
          />
          <br />
          <ProgressBar label="Rebuild segments" done={310} isPaused onResume={() => {}} total={900} />
          <br />
          <ProgressBar label="Reading the file" done={12_400} />
          <br />
          <ProgressBar label="Fit the models" done={1} total={1} />
        </Card>
        <Card title="Fields">
          <div className={styles.fields}>
            <TextInput label="Name" placeholder="陈桂芳" description="Family name first" />
            <TextInput label="Phone" defaultValue="12" error="A phone number has at least seven digits" />
            <Select label="Branch" data={['越秀店', '天河店']} defaultValue="越秀店" />
            <Textarea label="Note" autosize minRows={2} />
            <Checkbox label="May be called" defaultChecked />
            <Radio label="Morning" name="when" defaultChecked />
            <Switch label="Large type" defaultChecked />
            <div className={styles.row}>
              <Button variant="filled">Save</Button>
              <Button>Cancel</Button>
              <Button variant="light">Light</Button>
              <Button variant="subtle">Subtle</Button>
              <Button disabled>Disabled</Button>
              <Button color="red" variant="filled" onClick={() => setIsAsking(true)}>
                Delete
              </Button>
            </div>
          </div>
        </Card>
      </div>
      <ConfirmDestructive
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title="Delete 3 customers"
        actionLabel="Delete 3 customers"
        wordToType="DELETE"
        onConfirm={async () => {}}
      >
        Their 41 visits and 12 messages go with them.
      </ConfirmDestructive>
    </>
  );
}
