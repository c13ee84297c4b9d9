import { useQueryClient } from '@tanstack/react-query';

/** After something of the payroll moved: lists, sheets to sign and to-dos are fetched anew. */
export function useRefresh() {
  const client = useQueryClient();
  return () => {
    for (const key of ['payroll', 'signing', 'todos']) void client.invalidateQueries({ queryKey: [key] });
  };
}
