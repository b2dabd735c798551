// Match patterns, as in `https://*.example.com/*`.

interface Pattern {
  readonly schemes: readonly string[];
  /** Without its port; "*" is every host, and `*.` in front every host below too. */
  readonly host: string;
  readonly port: string;
  readonly path: string;
}

const EVERYWHERE = "*://*/*";

/** @returns undefined for what is no pattern of the web */
function parse(pattern: string): Pattern | undefined {
  const [, scheme, host, port, path] = /^(\*|https?):\/\/(\*|(?:\*\.)?[^*/:]+)(?::(\d+|\*))?(\/.*)$/.exec(pattern === "<all_urls>" ? EVERYWHERE : pattern) ?? [];
  if (scheme === undefined || host === undefined || path === undefined) return undefined;
  return { schemes: scheme === "*" ? ["http", "https"] : [scheme], host: host.toLowerCase(), port: port ?? "*", path };
}

export const isPattern = (pattern: string): boolean => parse(pattern) !== undefined;

const hostCovers = (wide: string, host: string): boolean =>
  wide === "*" || wide === host || (wide.startsWith("*.") && (host === wide.slice(2) || host.endsWith(wide.slice(1))));

const pathMatches = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join(".*")}$`).test(path);

export function matches(pattern: string, url: string): boolean {
  const parsed = parse(pattern);
  if (!parsed || !URL.canParse(url)) return false;
  const { protocol, hostname, port, pathname, search } = new URL(url);
  return (
    parsed.schemes.includes(protocol.slice(0, -1)) &&
    hostCovers(parsed.host, hostname) &&
    (parsed.port === "*" || parsed.port === (port || (protocol === "https:" ? "443" : "80"))) &&
    pathMatches(parsed.path, pathname + search)
  );
}

/** What both patterns match, or undefined if that is nothing. Of two paths that are not `/*` the first is taken. */
export function intersection(one: string, other: string): string | undefined {
  const [a, b] = [parse(one), parse(other)];
  if (!a || !b) return undefined;
  const schemes = a.schemes.filter((scheme) => b.schemes.includes(scheme));
  const host = hostCovers(a.host, b.host) ? b.host : hostCovers(b.host, a.host) ? a.host : undefined;
  const port = a.port === "*" ? b.port : b.port === "*" || a.port === b.port ? a.port : undefined;
  if (schemes.length === 0 || host === undefined || port === undefined) return undefined;
  return `${schemes.length === 2 ? "*" : schemes[0]}://${host}${port === "*" ? "" : `:${port}`}${a.path === "/*" ? b.path : a.path}`;
}

/** The pattern to ask access with: the whole site, whatever its port, since Firefox knows none in patterns. */
export function patternOf(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}

/** The pattern of a site with its port, where the browser knows them. */
export function exactPatternOf(origin: string): string {
  const { protocol, hostname, port } = new URL(origin);
  return `${protocol}//${hostname}:${port || (protocol === "https:" ? "443" : "80")}/*`;
}
