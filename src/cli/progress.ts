import type { Terminal } from './terminal';

/** Milliseconds before a progress line appears: shorter work needs none. */
const PATIENCE = 400;

/** Milliseconds between two drawings of the line. */
const INTERVAL = 100;

const CLEAR = '\r\u001b[2K';

/** A line on the terminal that says what is being done and for how long. It vanishes when the work ends. */
export class Progress {
  private timer: NodeJS.Timeout | undefined;
  private drawn = false;
  private readonly started = Date.now();

  /** Draws only when standard error is a terminal. */
  constructor(
    private readonly terminal: Terminal,
    private readonly what: string,
  ) {
    if (terminal.err.isTTY !== true || terminal.env.TERM === 'dumb' || terminal.env.CI) return;
    this.timer = setInterval(() => this.draw(), INTERVAL);
    this.timer.unref();
  }

  /** Whether a line may be drawn, so that other output must go through {@link pass}. */
  get active(): boolean {
    return this.timer !== undefined;
  }

  /** Lets other output through without a torn line. */
  pass(write: () => void): void {
    this.wipe();
    write();
  }

  /** Removes the line for good. */
  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.wipe();
  }

  private draw(): void {
    const passed = Date.now() - this.started;
    if (passed < PATIENCE) return;
    this.terminal.err.write(`${CLEAR}${this.what} ${(passed / 1000).toFixed(1)} s`);
    this.drawn = true;
  }

  private wipe(): void {
    if (this.drawn) this.terminal.err.write(CLEAR);
    this.drawn = false;
  }
}
