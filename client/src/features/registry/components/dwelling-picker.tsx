import { useQuery } from '@tanstack/react-query';
import { Select, type SelectProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { listBuildings, listDwellings } from '../api';

/** Picks a dwelling of one community in two steps: building, then door. */
export function DwellingPicker({
  communityId,
  value,
  onChange,
  id,
}: { communityId: string | undefined } & Pick<SelectProps<string>, 'value' | 'onChange' | 'id'>) {
  const { t } = useTranslation();
  const buildings = useQuery({
    queryKey: ['buildings', communityId],
    queryFn: () => listBuildings(communityId ?? ''),
    enabled: Boolean(communityId),
  });
  const dwellings = useQuery({
    queryKey: ['dwellings', 'pick', communityId],
    queryFn: async () => {
      const rows = [];
      for (let page = 1; ; page++) {
        const answer = await listDwellings({ communityId, page, pageSize: 200 });
        rows.push(...answer.items);
        if (rows.length >= answer.total || answer.items.length === 0) return rows;
      }
    },
    enabled: Boolean(communityId),
    staleTime: 30_000,
  });
  const options = (buildings.data ?? [])
    .map((building) => ({
      label: building.name,
      title: building.name,
      options: (dwellings.data ?? [])
        .filter((d) => d.buildingId === building.id)
        .map((d) => ({
          value: d.id,
          label:
            d.address + (d.householdNumber ? `（${t('registry.occupiedBy', { number: d.householdNumber })}）` : ''),
        })),
    }))
    .filter((group) => group.options.length > 0);
  return (
    <Select<string>
      {...(id ? { id } : {})}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('registry.chooseDwelling')}
      loading={buildings.isFetching || dwellings.isFetching}
      disabled={!communityId}
      options={options}
      data-testid="dwelling-picker"
      {...(value !== undefined ? { value } : {})}
      {...(onChange ? { onChange } : {})}
    />
  );
}
