/** RFC 9457 problem as the API sends it. */
export interface ProblemBody {
  type?: string;
  title?: string;
  status?: number;
  code?: string;
  detail?: string;
  traceId?: string;
  errors?: Record<string, string[]>;
}

/** The one error type of the client: everything that goes wrong with a call becomes an ApiProblem. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string | undefined;
  readonly detail: string | undefined;
  readonly traceId: string | undefined;
  readonly fields: Record<string, string[]>;

  constructor(status: number, body: ProblemBody = {}) {
    super(body.title ?? body.code ?? `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = body.code ?? (status === 0 ? 'network.unreachable' : `http.${status}`);
    this.title = body.title;
    this.detail = body.detail;
    this.traceId = body.traceId;
    this.fields = camelKeys(body.errors ?? {});
  }

  /** Somebody else changed the thing meanwhile: reload, but keep what was typed. */
  get isStale(): boolean {
    return this.code === 'concurrency.changed' || this.status === 412;
  }

  /** The server had no turn for it and did nothing: the same call again is the right answer. */
  get isBusy(): boolean {
    return this.code === 'files.busy';
  }

  get isServerFault(): boolean {
    return this.status >= 500 && !this.isBusy;
  }
}

export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem(0, { detail: error instanceof Error ? error.message : String(error) });
}

// "Lines[0].AmountFen" → "lines[0].amountFen": the server may name fields as its own properties.
function camelKeys(errors: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(errors).map(([key, texts]) => [
      key.replace(/(^|\.)([A-Z])/g, (_, dot: string, char: string) => dot + char.toLowerCase()),
      texts,
    ]),
  );
}
