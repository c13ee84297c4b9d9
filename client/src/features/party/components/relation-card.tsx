import { useQueryClient } from '@tanstack/react-query';
import { Button, Card, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/api/me';
import { permissions as p } from '../../../shared/lib/permissions';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { closeLetter, issueLetter, type MemberDetail, moveRelation, type Relation } from '../api';
import { useRelations } from '../words';

type Letter = MemberDetail['letters'][number];

/** How the member is managed since when, and the letters that brought the relation over. */
export function RelationCard({ member }: { member: MemberDetail }) {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const [issuing, setIssuing] = useState(false);
  const [moving, setMoving] = useState(false);
  const [closing, setClosing] = useState<{ letter: Letter; received: boolean }>();
  const relations = useRelations();
  const required = [{ required: true, whitespace: true, message: t('form.required') }];
  const writes = can(p.partyWrite) && !member.leftOn;
  const refresh = () => client.invalidateQueries({ queryKey: ['party'] });
  const received = member.letters.filter((letter) => letter.state === 'Received');
  return (
    <>
      <Card
        title={<h2 className="card-title">{t('party.relations')}</h2>}
        extra={
          writes && member.relation !== 'Single' ? (
            <Button onClick={() => setMoving(true)} data-testid="move-relation">
              {t('party.move')}
            </Button>
          ) : null
        }
      >
        <SimpleTable
          id="relations"
          rows={member.relations}
          rowKey={(row) => row.from}
          columns={[
            { key: 'kind', title: t('party.relation'), render: (row) => t(`enum.MembershipRelation.${row.kind}`) },
            { key: 'from', title: t('party.from'), render: (row) => row.from },
            { key: 'until', title: t('party.until'), render: (row) => row.until },
            { key: 'letter', title: t('party.letter'), render: (row) => row.letterNumber },
          ]}
        />
      </Card>
      <Card
        title={<h2 className="card-title">{t('party.letters')}</h2>}
        extra={
          writes ? (
            <Button onClick={() => setIssuing(true)} data-testid="issue-letter">
              {t('party.issueLetter')}
            </Button>
          ) : null
        }
      >
        <SimpleTable<Letter>
          id="letters"
          rows={member.letters}
          rowKey={(row) => row.id}
          columns={[
            { key: 'number', title: t('party.letterNumber'), render: (row) => row.number },
            { key: 'unit', title: t('party.fromUnit'), render: (row) => row.fromUnit },
            { key: 'issued', title: t('party.issuedOn'), render: (row) => row.issuedOn },
            {
              key: 'state',
              title: t('common.state'),
              render: (row) => <StatusTag kind="LetterState" value={row.state} />,
            },
            { key: 'received', title: t('party.receivedOn'), render: (row) => row.receivedOn },
            { key: 'returned', title: t('party.returnedOn'), render: (row) => row.returnedOn },
            { key: 'note', title: t('party.note'), render: (row) => row.note },
          ]}
          {...(writes
            ? {
                actions: (row: Letter) =>
                  row.state === 'Issued' ? (
                    <>
                      <Button
                        type="link"
                        onClick={() => setClosing({ letter: row, received: true })}
                        data-testid="receive-letter"
                      >
                        {t('party.receive')}
                      </Button>
                      <Button type="link" onClick={() => setClosing({ letter: row, received: false })}>
                        {t('party.sendBack')}
                      </Button>
                    </>
                  ) : null,
              }
            : {})}
        />
      </Card>
      <FormModal<{ number: string; fromUnit: string; issuedOn: string }>
        open={issuing}
        title={t('party.issueLetter')}
        testId="letter-form"
        onClose={() => setIssuing(false)}
        onDone={refresh}
        submit={(values) => issueLetter(member.id, values)}
      >
        <Form.Item name="number" label={t('party.letterNumber')} rules={required}>
          <Input maxLength={60} data-testid="letter-number" />
        </Form.Item>
        <Form.Item name="fromUnit" label={t('party.fromUnit')} rules={required}>
          <Input maxLength={100} data-testid="letter-unit" />
        </Form.Item>
        <Form.Item name="issuedOn" label={t('party.issuedOn')} rules={required}>
          <DayInput noFuture data-testid="letter-issued" />
        </Form.Item>
      </FormModal>
      <FormModal<{ on: string; note?: string }>
        open={closing !== undefined}
        title={t('party.letterEnd')}
        testId="letter-end-form"
        onClose={() => setClosing(undefined)}
        onDone={refresh}
        submit={(values) =>
          closeLetter(closing?.letter.id ?? '', {
            received: closing?.received ?? false,
            on: values.on,
            note: values.note?.trim() || null,
          })
        }
      >
        <p>{closing?.letter.number}</p>
        <Form.Item name="on" label={closing?.received ? t('party.receivedOn') : t('party.returnedOn')} rules={required}>
          <DayInput noFuture data-testid="letter-on" />
        </Form.Item>
        <Form.Item name="note" label={t('party.note')} {...(closing?.received ? {} : { rules: required })}>
          <Input maxLength={200} />
        </Form.Item>
      </FormModal>
      <FormModal<{ to: Relation; from: string; letterId?: string }>
        open={moving}
        title={t('party.move')}
        testId="relation-form"
        onClose={() => setMoving(false)}
        onDone={refresh}
        submit={(values, key) =>
          moveRelation(member.id, { to: values.to, from: values.from, letterId: values.letterId ?? null }, key)
        }
      >
        <Form.Item
          name="to"
          label={t('party.moveTo')}
          help={t('party.moveHelp')}
          rules={[{ required: true, message: t('form.required') }]}
        >
          <Select
            options={relations.filter(
              (one) => one.value === 'Single' || (one.value === 'Dual' && member.relation === 'OriginOnly'),
            )}
            data-testid="relation-to"
          />
        </Form.Item>
        <Form.Item name="letterId" label={t('party.letter')}>
          <Select
            allowClear
            options={received.map((letter) => ({ value: letter.id, label: `${letter.number} ${letter.fromUnit}` }))}
            data-testid="relation-letter"
          />
        </Form.Item>
        <Form.Item name="from" label={t('party.on')} rules={required}>
          <DayInput noFuture data-testid="relation-from" />
        </Form.Item>
      </FormModal>
    </>
  );
}
