import { call } from '../../shared/api/client';
import type { Schema } from '../../shared/api/types';

/** Sums over the communities the person may see, as of today. */
export const fetchFigures = () => call<Schema['Overview']>('GET', '/overview');

export const fetchQuarters = () => call<Schema['QuarterRow'][]>('GET', '/subsidies/quarters');
