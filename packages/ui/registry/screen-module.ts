import type { ComponentType } from 'react';
import type { MessageLoaders } from '../i18n/messages-like.ts';
import type { SessionState } from './session.ts';

/** A component of whatever props: `never` is the one type all of them accept. Shown with `RegisteredComponent`. */
export type AnyComponent = ComponentType<never>;

export type IconComponent = ComponentType<{ size?: number | string; stroke?: number | string }>;

/** A page reached by its address; `$name` marks a parameter: `/customers/$partyId`. */
export type PageEntry = {
  readonly path: `/${string}`;
  readonly component: AnyComponent;
  readonly permission?: string;
  /** Message key of the document title. */
  readonly titleKey?: string;
};

/** A place in the rail. */
export type NavigationEntry = {
  readonly labelKey: string;
  readonly icon: IconComponent;
  readonly path: `/${string}`;
  /** Position in the rail; smaller comes first. */
  readonly order: number;
  /** Groups are separated by a line: daily work, insight, system. */
  readonly group?: 'work' | 'insight' | 'system';
  readonly permission?: string;
  /** A hook giving the number beside the name. */
  readonly badge?: () => number | undefined;
  /** The letter after `g` that goes there. */
  readonly goKey?: string;
};

/** A piece shown inside another module's page; the owner of the slot never learns who fills it. */
export type PanelEntry = {
  readonly slot: string;
  readonly order: number;
  /** Another place for people with a role, by the role's name; with several roles the first place. */
  readonly orderByRole?: Readonly<Record<string, number>>;
  readonly component: AnyComponent;
  readonly permission?: string;
  readonly titleKey?: string;
};

/** A tab inside another module's page, kept in the address as `?tab=key`. */
export type TabEntry = {
  readonly slot: string;
  readonly key: string;
  readonly titleKey: string;
  readonly order: number;
  readonly component: AnyComponent;
  readonly permission?: string;
  /** A hook giving the small count beside the title; receives the slot's props. */
  readonly badge?: (props: Readonly<Record<string, unknown>>) => number | undefined;
};

export type CommandContext = { readonly navigate: (path: string) => void };

/** An entry of the command palette. */
export type CommandEntry = {
  readonly id: string;
  readonly labelKey: string;
  readonly icon?: IconComponent;
  readonly run: (context: CommandContext) => void;
  readonly permission?: string;
  /** Shown beside the label, and listened for, e.g. `g c` or `c`. */
  readonly shortcut?: string;
  /** Also offered by the New button. */
  readonly creates?: boolean;
};

/** One hit of a search in the palette. */
export type SearchHit = {
  readonly id: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly path: string;
  readonly icon?: IconComponent;
};

/** Finds things by text for the palette; must stop when the signal is aborted. */
export type SearchProvider = {
  readonly titleKey: string;
  readonly permission?: string;
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly SearchHit[]>;
};

/** How the shell learns who is signed in; one module gives it. */
export type SessionProvider = {
  readonly useSession: () => SessionState;
  readonly SignInPage: AnyComponent;
  readonly FirstRunPage?: AnyComponent;
};

/** What is kept of a person's drafts beyond this device, and the ways to keep and drop one. */
export type DraftKeeping = {
  /** The drafts kept, by key; undefined until they are known. */
  readonly kept: ReadonlyMap<string, string> | undefined;
  /** Whether the text is safe. */
  readonly keep: (draftKey: string, text: string) => Promise<boolean>;
  readonly drop: (draftKey: string) => Promise<void>;
};

/** Keeps what the person is writing beyond this device; one module gives it. */
export type DraftKeeper = {
  /** A hook. */
  readonly useKeeping: () => DraftKeeping;
};

/** Everything a module shows: the shell joins these and knows nothing else about modules. */
export type ScreenModule = {
  /** Also the namespace of its messages. */
  readonly name: string;
  readonly messages: MessageLoaders;
  /** What its actions, subjects and tables are called in the audit log and in the retention schedule: read there alone. */
  readonly logWords?: () => Promise<{ readonly logWords: MessageLoaders }>;
  readonly pages?: readonly PageEntry[];
  readonly navigation?: readonly NavigationEntry[];
  readonly panels?: readonly PanelEntry[];
  readonly tabs?: readonly TabEntry[];
  readonly commands?: readonly CommandEntry[];
  readonly searches?: readonly SearchProvider[];
  readonly session?: SessionProvider;
  readonly drafts?: DraftKeeper;
};

/** Declares a module's screens. */
export function defineScreens(screens: ScreenModule): ScreenModule {
  return screens;
}
