/** @jsxImportSource preact */
import { render } from 'preact';
import { useState } from 'preact/hooks';

const KEY = 'resettlement.public.elder';

function stored(): boolean {
  try {
    return localStorage.getItem(KEY) === '1';
  } catch {
    return false;
  }
}

function Tools() {
  const [elder, setElder] = useState(stored);
  document.documentElement.classList.toggle('elder', elder);
  const toggle = () => {
    setElder(!elder);
    try {
      localStorage.setItem(KEY, elder ? '0' : '1');
    } catch {
      // Private windows may refuse storage; the choice then lasts for this visit.
    }
  };
  return (
    <div class="tools">
      <button type="button" aria-pressed={elder} onClick={toggle} data-testid="elder-toggle">
        长者大字
      </button>
      <button type="button" onClick={() => print()}>
        打印
      </button>
    </div>
  );
}

const host = document.getElementById('tools');
if (host) render(<Tools />, host);
