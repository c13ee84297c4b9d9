import { call } from '../../shared/api/client';

export interface Overview {
  households: number;
  residents: number;
  communities: number;
  currentQuarter?: string | null;
  quarters?: { quarter: string; batches: number; compiled: number; totalFen: number }[] | null;
}

export const fetchOverview = () => call<Overview>('GET', '/overview');
