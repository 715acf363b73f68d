import type { ModuleManifest } from '#platform';

interface Product {
  modules: readonly ModuleManifest[];
  /** Folders of all migrations, those of modules that are assembled later included. */
  migrations: readonly { name: string; migrations?: URL }[];
}

let load: (() => Promise<Product>) | undefined;
let product: Product | undefined;

/** Tells the kit what makes up the product; done once, by the suite's setup file. */
export function registerModules(loader: () => Promise<Product>): void {
  load = loader;
}

/** The product's modules, loaded when a test first needs them. */
export async function registeredModules(): Promise<readonly ModuleManifest[]> {
  if (!load)
    throw new Error('no modules are registered; run the tests through the project’s vitest configuration');
  product ??= await load();
  return product.modules;
}

/** Folders of all migrations; known once the modules have been loaded. */
export function registeredMigrations(): Product['migrations'] {
  return product?.migrations ?? [];
}
