/** Work that lasts is interrupted this often for what the reader does meanwhile. Unit: ms. */
const LONGEST_TURN = 30;

/** A pause to wait for between steps of long work: it lasts only once a turn of work is over. */
export function createPause(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < LONGEST_TURN) return;
    await new Promise((resolve) => setTimeout(resolve));
    began = performance.now();
  };
}
