/** The address of a site as a person writes it, with or without `https://`; undefined for what is none. */
export function addressOf(written: string): string | undefined {
  const trimmed = written.trim();
  const address = /^[a-z][a-z+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (trimmed === "" || !URL.canParse(address)) return undefined;
  const { protocol, hostname } = new URL(address);
  // A name without a dot is a word that was typed, or a host of the own network, which is then written with its scheme.
  const isHost = hostname === "localhost" || hostname.includes(".") || address === trimmed;
  return /^https?:$/.test(protocol) && isHost && !/[*%\s]/.test(hostname) ? address : undefined;
}
