import type { components } from './schema.gen';

/** The shapes of the API, generated from its own document. */
export type Schema = components['schemas'];

/** What every list answers with; the sum, where there is money, is over all rows that match, not only this page. */
export interface Page<T> {
  items: T[];
  total: number;
  page: number;
  pageSize: number;
  totalFen?: number | null;
}
