import { Card, Steps } from 'antd';
import type { ReactNode } from 'react';

interface ImportWizardProps {
  current: number;
  steps: { title: string; content: ReactNode }[];
  failed?: boolean;
}

/** The frame of every import: where one is, what is done, what comes; the content of a step belongs to its feature. */
export function ImportWizard({ current, steps, failed }: ImportWizardProps) {
  return (
    <Card data-testid="import-wizard" data-step={current}>
      <Steps
        current={current}
        size="small"
        status={failed ? 'error' : 'process'}
        items={steps.map((step) => ({ title: step.title }))}
      />
      <div className="wizard-body">{steps[current]?.content}</div>
    </Card>
  );
}
