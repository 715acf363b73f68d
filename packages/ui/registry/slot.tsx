import { Fragment } from 'react';
import { Card } from '../components/card.tsx';
import { useLabel } from '../i18n/use-messages.ts';
import { PartBoundary } from './part-boundary.tsx';
import { RegisteredComponent } from './registered-component.tsx';
import type { PanelEntry } from './screen-module.ts';
import { type Owned, useSlotPanels } from './screens-context.ts';

export type SlotProps = {
  readonly name: string;
  /** What the owner tells each panel, such as the id of the record shown. */
  readonly props?: Readonly<Record<string, unknown>>;
};

function SlotPanel({
  panel,
  props,
}: {
  readonly panel: Owned<PanelEntry>;
  readonly props: SlotProps['props'];
}) {
  const label = useLabel();
  const content = (
    <PartBoundary>
      <RegisteredComponent component={panel.component} props={props} />
    </PartBoundary>
  );
  if (panel.titleKey === undefined) return content;
  return <Card title={label(panel.moduleName, panel.titleKey)}>{content}</Card>;
}

/** Shows every panel registered under a name; a panel with `titleKey` gets a card around it. */
export function Slot({ name, props }: SlotProps) {
  const panels = useSlotPanels(name);
  return (
    <>
      {panels.map((panel, position) => (
        <Fragment key={`${panel.moduleName}-${panel.titleKey ?? position}`}>
          <SlotPanel panel={panel} props={props} />
        </Fragment>
      ))}
    </>
  );
}
