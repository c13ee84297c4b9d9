/** What every list answers with. */
export interface Page<T> {
  items: T[];
  total: number;
  page: number;
  pageSize: number;
}

/** A list whose money column has a sum over all rows that match, not only this page. */
export interface SummedPage<T> extends Page<T> {
  totalFen: number;
}
