/** Whether a rule's full id is meant, in which `*` stands for any part: as the engine takes the settings of rules. */
export const isRule = (id: string, pattern: string): boolean =>
  pattern.includes("*") ? new RegExp(`^${pattern.split("*").map((part) => part.replace(/\W/g, "\\$&")).join(".*")}$`).test(id) : id === pattern;

export const isAnyRule = (id: string, patterns: readonly string[]): boolean => patterns.some((pattern) => isRule(id, pattern));
