import type { ReactNode } from 'react';
import { Steps } from '#ui';
import { useWords } from './words/use-words.ts';

export type WayStepsProps = {
  readonly current: 'file' | 'reading' | 'columns' | 'test' | 'result';
  readonly children: ReactNode;
  readonly onBack?: () => void;
  readonly onNext?: () => void;
  readonly nextLabel?: string;
  readonly mayGoOn?: boolean;
  readonly isRunning?: boolean;
};

/** The way of a file: where it is, and forward and back. */
export function WaySteps(props: WayStepsProps) {
  const words = useWords();
  const steps = (['file', 'reading', 'columns', 'test', 'result'] as const).map((key) => ({
    key,
    title: words(`step.${key}`),
  }));
  return <Steps {...props} steps={steps} />;
}
