/** A press with the mouse leaves the keys to the images: Enter would otherwise press the same control again. */
export function releaseKeys(event: MouseEvent): void {
  // Presses by key have no click count, and keep their focus; so does a question that a press on an image opened.
  const isOnImages = event
    .composedPath()
    .some((node) => node instanceof Element && node.matches('.panes'));
  if (event.detail === 0 || isOnImages) return;
  letGo();
}

/** Takes the focus from whatever has it. */
export function letGo(): void {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (active instanceof HTMLElement) active.blur();
}

/** Whether the reader is writing. */
export function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}
