import { useQueryClient } from '@tanstack/react-query';

/** After money moved: orders, balances, batches and to-dos are fetched anew. */
export function useRefresh() {
  const client = useQueryClient();
  return () => {
    for (const key of ['payouts', 'ledger', 'subsidies', 'todos']) void client.invalidateQueries({ queryKey: [key] });
  };
}
