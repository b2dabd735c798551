/** Whether a rule's full id is meant, where `*` at the end stands for any rest. */
export const isRule = (id: string, pattern: string): boolean => (pattern.endsWith("*") ? id.startsWith(pattern.slice(0, -1)) : id === pattern);

export const isAnyRule = (id: string, patterns: readonly string[]): boolean => patterns.some((pattern) => isRule(id, pattern));
