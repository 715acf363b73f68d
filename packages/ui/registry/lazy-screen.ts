import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/**
 * A component loaded when first shown, by its export's name:
 * `lazyScreen(() => import('./customer-page.tsx'), 'CustomerPage')`.
 */
export function lazyScreen<P, K extends string>(
  load: () => Promise<Readonly<Record<K, ComponentType<P>>>>,
  exportName: K,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => ({ default: (await load())[exportName] }));
}
