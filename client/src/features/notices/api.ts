import { call } from '../../shared/api/client';
import type { Page, Schema } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export type NoticeRow = Schema['NoticeRow'];
export type Notice = Schema['NoticeDetail'];
export type NoticeLine = Schema['NoticeLineRow'];
export type NoticePreview = Schema['NoticePreview'];
export type NoticeKind = Schema['NoticeKind'];
export type Objection = Schema['ObjectionRow'];
export type HolidayTable = Schema['HolidayTable'];
export type HolidayInput = Schema['HolidayInput'];

const list =
  <P>(path: string) =>
  (query: ListParams, signal?: AbortSignal) =>
    call<P>('GET', path, signal ? { query, signal } : { query });

export const listNotices = list<Page<NoticeRow>>('/notices');
export const getNotice = (id: string) => call<Notice>('GET', '/notices/{id}', { path: { id } });
export const listNoticeLines = (id: string, query: ListParams, signal?: AbortSignal) =>
  call<Page<NoticeLine>>(
    'GET',
    '/notices/{id}/lines',
    signal ? { path: { id }, query, signal } : { path: { id }, query },
  );
export const previewNotice = (kind: NoticeKind, subjectId: string) =>
  call<NoticePreview>('GET', '/notices/preview', { query: { kind, subjectId } });
export const publishNotice = (body: Schema['PublishNoticeCommand'], idempotencyKey: string) =>
  call<Schema['NoticePublished']>('POST', '/notices', { body, idempotencyKey });
export const endDueNotices = (idempotencyKey: string) =>
  call<Schema['NoticesEnded']>('POST', '/notices/end-due', { idempotencyKey });

export const listObjections = list<Page<Objection>>('/notices/objections');
export const recordObjection = (
  noticeId: string,
  body: { line: number | null; text: string; name: string | null; phone: string | null },
  idempotencyKey: string,
) =>
  call<Schema['ObjectionReceived']>('POST', '/notices/{id}/objections', {
    path: { id: noticeId },
    body,
    idempotencyKey,
  });
export const decideObjection = (id: string, upheld: boolean, answer: string, idempotencyKey: string) =>
  call<Schema['ObjectionAnswered']>('POST', '/notices/objections/{id}/decide', {
    path: { id },
    body: { upheld, answer },
    idempotencyKey,
  });
export const revealObjector = (id: string) =>
  call<Schema['Objector']>('POST', '/notices/objections/{id}/reveal', { path: { id } });

export const listHolidays = () => call<HolidayTable[]>('GET', '/notices/holidays');
export const enterHolidays = (
  year: number,
  body: Schema['HolidaysBody'],
  version: number | undefined,
  idempotencyKey: string,
) =>
  call<Schema['HolidaysChanged']>('PUT', '/notices/holidays/{year}', {
    path: { year: String(year) },
    body,
    idempotencyKey,
    ...(version === undefined ? {} : { version }),
  });
export const confirmHolidays = (table: HolidayTable, idempotencyKey: string) =>
  call<Schema['HolidaysChanged']>('POST', '/notices/holidays/{year}/confirm', {
    path: { year: String(table.year) },
    version: table.version,
    idempotencyKey,
  });
