import { Tag } from 'antd';
import type { ReactNode } from 'react';

export type Tone = 'green' | 'blue' | 'orange' | 'red' | 'default';

/** A tag whose text holds WCAG AA contrast on its own ground; the library's presets do not. */
export function ToneTag({ tone = 'default', children }: { tone?: Tone; children: ReactNode }) {
  return <Tag className={`tone tone-${tone}`}>{children}</Tag>;
}
