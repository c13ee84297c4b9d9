import { i18n } from './i18n';

/** Chinese texts of one room each, fetched with the first page that speaks of it. English comes whole when it is chosen. */
const rooms = {
  registry: async () => (await import('./zh/registry')).registry,
  imports: async () => (await import('./zh/imports')).imports,
  fees: async () => (await import('./zh/fees')).fees,
  field: async () => (await import('./zh/field')).field,
  notices: async () => (await import('./zh/notices')).notices,
  signing: async () => (await import('./zh/signing')).signing,
  ledger: async () => (await import('./zh/ledger')).ledger,
  payouts: async () => (await import('./zh/payouts')).payouts,
  payroll: async () => (await import('./zh/payroll')).payroll,
  party: async () => (await import('./zh/party')).party,
  subsidies: async () => (await import('./zh/subsidies')).subsidies,
  organisation: async () => (await import('./zh/organisation')).organisation,
  policies: async () => (await import('./zh/policies')).policies,
  staffing: async () => (await import('./zh/staffing')).staffing,
  posts: async () => (await import('./zh/posts')).posts,
};

export type Room = keyof typeof rooms;

const loaded = new Set<Room>();

export async function loadRooms(names: readonly Room[]): Promise<void> {
  await Promise.all(
    names
      .filter((name) => !loaded.has(name))
      .map(async (name) => {
        i18n.addResourceBundle('zh', 'translation', { [name]: await rooms[name]() }, true, true);
        loaded.add(name);
      }),
  );
}
