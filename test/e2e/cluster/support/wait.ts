/** Waits for a time in milliseconds. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Asks again and again until the answer is other than undefined and false, and gives that answer.
 *
 * @param what what is waited for, for the message
 * @param ask the question; what it throws counts as "not yet" and stands in the message if time runs out
 * @param seconds how long to wait at most
 */
export async function until<T>(what: string, ask: () => Promise<T | undefined | false> | T | undefined | false, seconds = 60): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (let last = ''; ; ) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      last = '';
    } catch (error) {
      last = `: ${(error as Error).message}`;
    }
    if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${what}${last}`);
    await pause(100);
  }
}
