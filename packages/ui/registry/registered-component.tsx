import type { ComponentType } from 'react';
import type { AnyComponent } from './screen-module.ts';

export type RegisteredComponentProps = {
  readonly component: AnyComponent;
  readonly props?: Readonly<Record<string, unknown>> | undefined;
};

/** Shows a component that came from the registry, whose props are agreed between the slot's owner and the panel. */
export function RegisteredComponent({ component, props }: RegisteredComponentProps) {
  // The one place where the registry's open typing is closed again.
  const Registered = component as ComponentType<Readonly<Record<string, unknown>>>;
  return <Registered {...props} />;
}
