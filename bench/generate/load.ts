import type { RunningProduct } from '../measure/product.ts';
import { customersLoaded, loadCustomers } from './load-customers.ts';
import { loadTransactions } from './load-transactions.ts';
import { openStore } from './open-store.ts';
import { linesOf } from './order-lines.ts';
import { makeOrders } from './purchases.ts';
import { setUpPractice } from './set-up-practice.ts';

/** Yesterday: a till's export is never younger. */
export function lastDay(): string {
  return new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
}

/** Fills the database of a product. Does nothing and says so when it has been filled before. */
export async function load(
  product: RunningProduct,
  options: { customers: number; seed: number },
): Promise<boolean> {
  const practice = await setUpPractice(product);
  const store = await openStore(product.databaseUrl);
  try {
    if ((await customersLoaded(store)) >= options.customers) return false;
    const startedAt = performance.now();
    const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(0);
    await loadCustomers(store, { ...options, branchIds: practice.branchIds });
    console.log(`${options.customers} customers loaded after ${seconds()} s`);
    const orders = makeOrders(options.customers, options.seed);
    const lines = await loadTransactions(store, linesOf(orders, options.seed, lastDay()), practice.branchIds);
    console.log(`${lines} lines of sales loaded after ${seconds()} s`);
    await store.query('vacuum analyze');
    console.log(`vacuumed and analysed after ${seconds()} s`);
    return true;
  } finally {
    await store.close();
    practice.close();
  }
}
