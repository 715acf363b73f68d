import type { ModuleManifest } from '#platform';

type Loader = () => Promise<readonly ModuleManifest[]>;

let loader: Loader | undefined;

/** Tells the kit which modules make up the product; done once, by the suite's setup file. */
export function registerModules(load: Loader): void {
  loader = load;
}

/** The product's modules, loaded when a test first needs them. */
export async function registeredModules(): Promise<readonly ModuleManifest[]> {
  if (!loader)
    throw new Error('no modules are registered; run the tests through the project’s vitest configuration');
  return loader();
}
