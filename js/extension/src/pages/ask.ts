import { browser } from "../browser.js";
import type { Requests } from "../messages.js";

/**
 * Asks the background.
 *
 * @throws Error in the background's words, if it could not answer
 */
export async function ask<Type extends keyof Requests>(type: Type, ask: Requests[Type]["ask"]): Promise<Requests[Type]["answer"]> {
  const reply: unknown = await browser.runtime.sendMessage({ type, ask });
  if (typeof reply !== "object" || reply === null) throw new Error(`no answer to "${type}"`);
  if ("error" in reply) throw new Error(String(reply.error));
  return (reply as { answer: Requests[Type]["answer"] }).answer;
}
