export { Chart, type ChartOption, type ChartProps } from './charts/chart.tsx';
export { escapeHtml, plotArea, quietCategoryAxis, quietValueAxis } from './charts/chart-parts.ts';
export type { ChartTheme } from './charts/chart-theme.ts';
export {
  type ChartTable,
  DescribedPicture,
  type DescribedPictureProps,
} from './charts/described-picture.tsx';
export { type HeatCell, HeatGrid, type HeatGridProps } from './charts/heat-grid.tsx';
export { Histogram, type HistogramBin, type HistogramProps } from './charts/histogram.tsx';
export {
  type ForecastPoint,
  IntervalLine,
  type IntervalLineProps,
  type KnownPoint,
} from './charts/interval-line.tsx';
export { IntervalStrip, type IntervalStripProps } from './charts/interval-strip.tsx';
export {
  ProbabilityOverTime,
  type ProbabilityOverTimeProps,
  type ProbabilityPoint,
} from './charts/probability-over-time.tsx';
export {
  type ClockSegment,
  ProgressSegments,
  type ProgressSegmentsProps,
} from './charts/progress-segments.tsx';
export { RhythmStrip, type RhythmStripProps } from './charts/rhythm-strip.tsx';
export { Sparkline, type SparklineProps } from './charts/sparkline.tsx';
export { TrackingPlot, type TrackingPlotProps, type TrackingPoint } from './charts/tracking-plot.tsx';
export { WhaleCurve, type WhaleCurveProps, type WhalePoint } from './charts/whale-curve.tsx';
export { Avatar, type AvatarProps } from './components/avatar.tsx';
export { Card, type CardProps, CardSection } from './components/card.tsx';
export { Chip, type ChipProps, type Tone } from './components/chip.tsx';
export { Composer, type ComposerProps, type ComposerTab } from './components/composer.tsx';
export { ConfirmDestructive, type ConfirmDestructiveProps } from './components/confirm-destructive.tsx';
export { CopyButton, type CopyButtonProps } from './components/copy-button.tsx';
export { CopyText } from './components/copy-text.tsx';
export { EmptyState, type EmptyStateProps } from './components/empty-state.tsx';
export { ErrorPanel, type ErrorPanelProps } from './components/error-panel.tsx';
export { Figure, type FigureProps } from './components/figure.tsx';
export { FileDrop, type FileDropProps } from './components/file-drop.tsx';
export { type FilterChip, FilterChips, type FilterChipsProps } from './components/filter-chips.tsx';
export { HowBadge, type HowBadgeProps, NotEnoughData } from './components/how-badge.tsx';
export { type KeyValueItem, KeyValueList } from './components/key-value-list.tsx';
export { Money, type MoneyProps } from './components/money.tsx';
export { PageHeader, type PageHeaderProps } from './components/page-header.tsx';
export { PrintSheet, type PrintSheetProps } from './components/print-sheet.tsx';
export { ProgressBar, type ProgressBarProps } from './components/progress-bar.tsx';
export { Skeletons } from './components/skeletons.tsx';
export { type Step, Steps, type StepsProps } from './components/steps.tsx';
export { type Toasts, useToasts } from './components/toast.tsx';
export { useDraft } from './components/use-draft.ts';
export { DataList } from './data-list/data-list.tsx';
export type {
  DataListColumn,
  DataListProps,
  DataListSelection,
  DataListSort,
} from './data-list/data-list-types.ts';
export { type KeysetListOptions, useKeysetList } from './data-list/use-keyset-list.ts';
export type { ColumnChoice } from './data-list/use-visible-columns.ts';
export { browserClock, type Clock, useClock, useNow } from './format/clock.ts';
export {
  createLocaleFormat,
  type DateInput,
  formatPersonName,
  formatPhone,
  type LocaleFormat,
  type PersonNameParts,
} from './format/locale-format.ts';
export { rangeReading } from './format/range-reading.ts';
export { RelativeTime } from './format/relative-time.tsx';
export { TimeZoneContext, useLocaleFormat } from './format/use-locale-format.ts';
export { AnswerForm, type AnswerFormProps } from './forms/answer-form.tsx';
export {
  ConditionEditor,
  type ConditionEditorProps,
  type ConditionQuestion,
  firstCondition,
  questionAbout,
} from './forms/condition-editor.tsx';
export { CustomerView, type CustomerViewProps } from './forms/customer-view.tsx';
export { LocalTextInput, type LocalTextInputProps } from './forms/local-text-input.tsx';
export type { PhotoKeeping } from './forms/photo-field.tsx';
export {
  ShownAnswer,
  type ShownAnswerProps,
  ShownAnswers,
  type ShownAnswersProps,
} from './forms/shown-answers.tsx';
export { ShownSignature } from './forms/shown-signature.tsx';
export {
  DayHours,
  type DayHoursProps,
  type HourSpan,
  WeekHours,
  type WeekHoursProps,
} from './forms/week-hours.tsx';
export { createI18n, type Words } from './i18n/create-i18n.ts';
export { isLanguage, type Language, languageNames, languages, preferredLanguage } from './i18n/languages.ts';
export { useLogWords } from './i18n/log-words.ts';
export type { MessageKey, MessageLoaders, MessagesLike } from './i18n/messages-like.ts';
export { createUseOwnWords } from './i18n/own-words.ts';
export { createUseMessages, type Translate, useLabel } from './i18n/use-messages.ts';
export { usePageTitle } from './navigation/use-page-title.ts';
export { useUrlState } from './navigation/use-url-state.ts';
export {
  createPreferences,
  type Preferences,
  type PreferencesStore,
  type ThemeChoice,
} from './preferences/preferences.ts';
export { usePreferences } from './preferences/preferences-context.ts';
export { answered, ProblemError, type ShownProblem, toProblem } from './problem/problem.ts';
export { useProblemText } from './problem/use-problem-text.ts';
export { AppProviders, type AppProvidersProps } from './providers/app-providers.tsx';
export { createQueryClient } from './providers/create-query-client.ts';
export { lazyScreen } from './registry/lazy-screen.ts';
export { PartBoundary } from './registry/part-boundary.tsx';
export { RegisteredComponent } from './registry/registered-component.tsx';
export {
  type CommandContext,
  type CommandEntry,
  type DraftKeeper,
  type DraftKeeping,
  defineScreens,
  type IconComponent,
  type NavigationEntry,
  type PageEntry,
  type PanelEntry,
  type ScreenModule,
  type SearchHit,
  type SearchProvider,
  type SessionProvider,
  type TabEntry,
} from './registry/screen-module.ts';
export {
  collectEntries,
  type Owned,
  useScreens,
  useSlotPanels,
  useSlotTabs,
} from './registry/screens-context.ts';
export {
  type Session,
  type SessionBranch,
  SessionContext,
  type SessionState,
  useBranchesFor,
  useMay,
  useSession,
} from './registry/session.ts';
export { Slot, type SlotProps } from './registry/slot.tsx';
export { SlotTabs, type SlotTabsProps } from './registry/slot-tabs.tsx';
export { OverlaysProvider, useOpenPalette, useOpenShortcutSheet } from './shortcuts/overlays.tsx';
export { type Shortcut, useShortcutList, useShortcuts } from './shortcuts/shortcut-registry.ts';
export { Keys } from './shortcuts/shortcut-sheet.tsx';
export { Timeline, type TimelineProps } from './timeline/timeline.tsx';
export type { TimelineEntry } from './timeline/timeline-types.ts';
