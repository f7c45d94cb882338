/** What may be wider than the screen goes sideways in its own frame; then, and only then, the frame takes the focus. */
import { type ReactNode, useEffect, useRef, useState } from 'react';

export function Scroll({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  const frame = useRef<HTMLElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    measure.observe(element);
    if (element.firstElementChild !== null) measure.observe(element.firstElementChild);
    return () => measure.disconnect();
  }, []);
  return (
    <section ref={frame} className="scroll" aria-label={label} {...(scrolls ? { tabIndex: 0 } : {})}>
      {children}
    </section>
  );
}
