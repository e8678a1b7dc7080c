/** Takes files that are dropped anywhere on an element; `over` says so while they are held above it. */
export function takeDrops(
  host: HTMLElement & { over: boolean },
  take: (files: FileList) => void,
): void {
  host.addEventListener('dragover', (event) => {
    event.preventDefault();
    host.over = true;
  });
  host.addEventListener('dragleave', () => {
    host.over = false;
  });
  host.addEventListener('drop', (event) => {
    event.preventDefault();
    host.over = false;
    const files = event.dataTransfer?.files;
    if (files && files.length > 0) take(files);
  });
}
