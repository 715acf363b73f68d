const LAYER = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/**
 * Gives focus back to where it was when a dialog goes. Mantine does so only for dialogs it saw closed before, and those
 * that are loaded when first asked for are open from the start. Gives back the way to stop.
 */
export function returnFocus(page: Document): () => void {
  const enteredFrom = new WeakMap<Element, HTMLElement>();
  const layers = new WeakMap<HTMLElement, Element>();
  let last: HTMLElement | undefined;

  /** Where somebody was before a layer opened; behind a menu that has gone too, where they were before that. */
  function placeBefore(layer: Element | undefined): HTMLElement | undefined {
    const place = layer && enteredFrom.get(layer);
    return place === undefined || place.isConnected ? place : placeBefore(layers.get(place));
  }

  function noteFocus({ target }: FocusEvent): void {
    if (!(target instanceof HTMLElement)) return;
    const layer = target.closest(LAYER);
    if (layer) layers.set(target, layer);
    if (layer && last && !layer.contains(last) && !enteredFrom.has(layer)) enteredFrom.set(layer, last);
    last = target;
  }

  function noteChange(): void {
    if (!last || last.isConnected || page.activeElement !== page.body) return;
    const layer = layers.get(last);
    if (layer?.isConnected) return;
    placeBefore(layer)?.focus({ preventScroll: true });
  }

  page.addEventListener('focusin', noteFocus);
  const observer = new MutationObserver(noteChange);
  observer.observe(page.body, { childList: true, subtree: true });
  return () => {
    page.removeEventListener('focusin', noteFocus);
    observer.disconnect();
  };
}
