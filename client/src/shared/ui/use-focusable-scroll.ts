import { type RefObject, useEffect, useRef } from 'react';

/** The library's scrolling boxes cannot be reached by keyboard when they hold no link: they are made a stop themselves. */
export function useFocusableScroll<T extends HTMLElement>(): RefObject<T | null> {
  const ref = useRef<T>(null);
  useEffect(() => {
    for (const box of ref.current?.querySelectorAll('.ant-table-body, .ant-table-content') ?? [])
      box.setAttribute('tabindex', '0');
  });
  return ref;
}
