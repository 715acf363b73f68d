import type { ReactNode } from 'react';
import type { ColumnChoice } from './use-visible-columns.ts';

export type DataListColumn<Row> = {
  readonly key: string;
  readonly title: string;
  /** What the column tells, shown over its title. */
  readonly hint?: string;
  readonly render: (row: Row) => ReactNode;
  /** What stands on a printed list instead: dates rather than "last week", no pictures. */
  readonly onPaper?: (row: Row) => ReactNode;
  /** Least width in rem; wider columns share what is left by `grow`. */
  readonly minRem: number;
  /** Share of the remaining width; 1 when absent, 0 keeps the least width. */
  readonly grow?: number;
  /** Numbers stand at the end. */
  readonly align?: 'start' | 'end';
  readonly isSortable?: boolean;
  /** Hidden until chosen in the column menu. */
  readonly isExtra?: boolean;
};

export type DataListSort = { readonly key: string; readonly direction: 'ascending' | 'descending' };

export type DataListSelection = {
  readonly selectedIds: ReadonlySet<string>;
  readonly onChange: (selectedIds: ReadonlySet<string>) => void;
};

export type DataListProps<Row> = {
  /** What the list is of, for assistive technology. */
  readonly label: string;
  readonly columns: readonly DataListColumn<Row>[];
  /** Undefined while the first page is on its way. */
  readonly rows: readonly Row[] | undefined;
  readonly rowId: (row: Row) => string;
  /** The row's name, for "Select …". */
  readonly rowName: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  /** Answers `e` on the active row. */
  readonly onEdit?: ((row: Row) => void) | undefined;
  readonly sort?: DataListSort | undefined;
  readonly onSort?: (sort: DataListSort) => void;
  readonly selection?: DataListSelection | undefined;
  readonly hasMore?: boolean;
  readonly isLoadingMore?: boolean;
  readonly onLoadMore?: () => void;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  /** Shown when there is no row. */
  readonly empty: ReactNode;
  /** On a phone the row becomes this instead of columns. */
  readonly phoneRow?: (row: Row) => ReactNode;
  readonly isCompact?: boolean;
  /** CSS height of the scrolling part. */
  readonly height?: string;
  /** Remembers chosen columns under this name on this device; the column menu appears when it is given. */
  readonly columnsKey?: string;
  /** Columns and their order, when something else remembers them, such as a saved view. */
  readonly columnChoice?: ColumnChoice | undefined;
};
