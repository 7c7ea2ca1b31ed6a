/** Says something and gives the exit status: to stdout where that is 0, else to stderr. */
export function say(text: string, code: number): number {
  ;(code === 0 ? process.stdout : process.stderr).write(text)
  return code
}

/** Tells a terminal, and nothing else, how far a command is; each text takes the place of the one before. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}

/** Runs a command on what the process was called with. What it throws is said in its words, without a stack, and the exit status is 2. */
export async function runCommand(main: (args: string[]) => number | Promise<number>): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (error) {
    process.exitCode = say(`${error instanceof Error ? error.message : String(error)}\n`, 2)
  }
}
