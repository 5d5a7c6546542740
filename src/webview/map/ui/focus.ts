/** Draws anew what holds the focus, and gives it back to what stands for the same thing (by `data-key`). */
export function keepingFocus(container: HTMLElement, draw: () => void): void {
  const active = document.activeElement;
  const key = active instanceof HTMLElement && container.contains(active) ? active.dataset.key : undefined;
  const { scrollTop } = container;
  draw();
  container.scrollTop = scrollTop;
  if (key === undefined) return;
  const again = [...container.querySelectorAll<HTMLElement>('[data-key]')].find(
    ({ dataset }) => dataset.key === key,
  );
  again?.focus({ preventScroll: true });
}
