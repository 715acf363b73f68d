import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconHome, IconPencil, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { SavedView, ViewState } from '#modules/desk/contract';
import { Chip, useLabel } from '#ui';
import styles from './desk.module.css';
import { useWords } from './messages/use-words.ts';
import { isSameState } from './same-state.ts';
import { useViewActions, useViews } from './use-views.ts';
import { ViewDialog } from './view-dialog.tsx';

export type ViewBarProps = {
  readonly listName: string;
  /** How the list is looked at now. */
  readonly state: ViewState;
  /** The view chosen last, kept in the address. */
  readonly viewId: string | undefined;
  /** Whether the address says nothing yet, so that the person's first view may be shown. */
  readonly isUntouched: boolean;
  readonly onApply: (view: {
    readonly viewId: string | undefined;
    readonly state: ViewState | undefined;
  }) => void;
};

/** Chooses, saves, shares and removes views of a list. */
export function ViewBar(props: ViewBarProps) {
  const { listName, state, viewId, onApply } = props;
  const words = useWords();
  const { views, isLoaded } = useViews(listName);
  const actions = useViewActions(listName);
  const [editing, setEditing] = useState<SavedView | 'new'>();
  const current = views.find(({ savedViewId }) => savedViewId === viewId);
  useFirstView(props, views, isLoaded);
  const isChanged = current !== undefined && !isSameState(current.state, state);
  const apply = (view: SavedView | undefined) => onApply({ viewId: view?.savedViewId, state: view?.state });
  return (
    <span className={styles.views}>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button rightSection={<IconChevronDown size="0.875rem" stroke={1.8} aria-hidden />}>
            {current?.name ?? words('views.all')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="24rem" style={{ overflowY: 'auto' }}>
          <ViewItem
            name={words('views.all')}
            isCurrent={current === undefined}
            onClick={() => apply(undefined)}
          />
          {views.map((view) => (
            <ViewItem
              key={view.savedViewId}
              name={view.name}
              note={view.isMine && view.audience === 'me' ? undefined : <Audience view={view} />}
              isFirst={view.isFirst}
              isCurrent={view === current}
              onClick={() => apply(view)}
            />
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setEditing('new')}>{words('views.saveAs')}</Menu.Item>
          {current === undefined ? null : (
            <CurrentItems
              view={current}
              onEdit={() => setEditing(current)}
              onRemoved={() => apply(undefined)}
              actions={actions}
            />
          )}
        </Menu.Dropdown>
      </Menu>
      {isChanged ? (
        <>
          <Chip tone="amber">{words('views.changed')}</Chip>
          {current.mayChange ? (
            <Button size="compact-sm" onClick={() => void actions.change(current, { state })}>
              {words('views.save')}
            </Button>
          ) : null}
          <Button size="compact-sm" variant="subtle" onClick={() => apply(current)}>
            {words('views.back')}
          </Button>
        </>
      ) : null}
      {editing === undefined ? null : (
        <ViewDialog
          listName={listName}
          state={state}
          view={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
          onSaved={apply}
        />
      )}
    </span>
  );
}

function ViewItem(props: {
  readonly name: string;
  readonly note?: React.ReactNode;
  readonly isFirst?: boolean;
  readonly isCurrent: boolean;
  readonly onClick: () => void;
}) {
  const words = useWords();
  return (
    <Menu.Item
      aria-current={props.isCurrent || undefined}
      leftSection={
        props.isCurrent ? (
          <IconCheck size="1rem" stroke={1.8} aria-hidden />
        ) : (
          <span style={{ width: '1rem' }} />
        )
      }
      rightSection={
        props.isFirst ? (
          <IconHome size="0.875rem" stroke={1.7} aria-label={words('views.isFirst')} />
        ) : (
          props.note
        )
      }
      onClick={props.onClick}
    >
      {props.name}
    </Menu.Item>
  );
}

function Audience({ view }: { readonly view: SavedView }) {
  const words = useWords();
  const label = useLabel();
  const role = view.defaultForRole;
  const text = role === null ? words(`views.audience.${view.audience}`) : label('access', `role.${role}`);
  return <Chip title={view.ownerName}>{text}</Chip>;
}

function CurrentItems(props: {
  readonly view: SavedView;
  readonly onEdit: () => void;
  readonly onRemoved: () => void;
  readonly actions: ReturnType<typeof useViewActions>;
}) {
  const words = useWords();
  const { view, actions } = props;
  return (
    <>
      <Menu.Item
        leftSection={<IconHome size="1rem" stroke={1.7} />}
        onClick={() => void actions.setFirst(view.isFirst ? undefined : view)}
      >
        {words(view.isFirst ? 'views.notFirst' : 'views.first')}
      </Menu.Item>
      {view.mayChange ? (
        <>
          <Menu.Item leftSection={<IconPencil size="1rem" stroke={1.7} />} onClick={props.onEdit}>
            {words('views.edit')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash size="1rem" stroke={1.7} />}
            onClick={() => void actions.remove(view).then((isGone) => isGone && props.onRemoved())}
          >
            {words('views.remove')}
          </Menu.Item>
        </>
      ) : null}
    </>
  );
}

/** A list opened without a wish of its own begins with the person's first view, once. */
function useFirstView(props: ViewBarProps, views: readonly SavedView[], isLoaded: boolean): void {
  const isDone = useRef(false);
  const { isUntouched, onApply } = props;
  useEffect(() => {
    if (!isLoaded || isDone.current) return;
    isDone.current = true;
    const first = views.find(({ isFirst }) => isFirst);
    if (isUntouched && first) onApply({ viewId: first.savedViewId, state: first.state });
  }, [isLoaded, views, isUntouched, onApply]);
}
