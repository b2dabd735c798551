// The record: read with suspicion, since it may be from another version, cut short or edited.
import { malformed } from "./fault.js";
import { count, day, key, list, matching, object, packId, type Place, refuse, sha256, text, time, version } from "./shape.js";
import type { Outcome, PackReport, Stored, StoredPack, UpdateReport } from "./types.js";

const FILE = "the stored record";
const MOST = 100_000;

/**
 * Checks a record.
 *
 * @returns the record, with nothing in it that is not checked
 * @throws Fault `malformed`
 */
export function readStored(value: unknown): Stored {
  const whole: Place = { file: FILE, path: "", value };
  const format = key(whole, "format");
  if (format.value !== 1) refuse(format, "1, the format that this version reads");
  const [index, report, renewedAt] = [key(whole, "index"), key(whole, "report"), key(whole, "renewedAt")];
  return {
    format: 1,
    pin: sha256(key(whole, "pin")),
    root: text(key(whole, "root")),
    ...(index.value !== undefined && {
      index: {
        version: count(key(index, "version"), 1),
        expires: time(key(index, "expires")),
        off: list(key(index, "off"), MOST).map(text),
      },
    }),
    indexSeen: count(key(whole, "indexSeen"), 0),
    seen: list(key(whole, "seen"), MOST).map((item) => ({ id: packId(key(item, "id")), version: version(key(item, "version")) })),
    current: list(key(whole, "current"), MOST).map(readPack),
    previous: list(key(whole, "previous"), MOST).map(readPack),
    ...(report.value !== undefined && { report: readReport(report) }),
    ...(renewedAt.value !== undefined && { renewedAt: time(renewedAt) }),
    failures: count(key(whole, "failures"), 0),
  };
}

function readPack(place: Place): StoredPack {
  const bytes = key(place, "bytes").value;
  // By its tag, since the bytes may come from another frame.
  if (Object.prototype.toString.call(bytes) !== "[object Uint8Array]") throw malformed(FILE, `${place.path}.bytes must be bytes`);
  return {
    id: packId(key(place, "id")),
    version: version(key(place, "version")),
    date: day(key(place, "date")),
    sha256: sha256(key(place, "sha256")),
    bytes: bytes as Uint8Array,
  };
}

function readReport(place: Place): UpdateReport {
  const changed = key(place, "changed");
  return {
    at: time(key(place, "at")),
    outcome: readOutcome(key(place, "outcome")),
    detail: readDetail(key(place, "detail")),
    changed: typeof changed.value === "boolean" ? changed.value : refuse(changed, "true or false"),
    packs: list(key(place, "packs"), MOST).map((item): PackReport => {
      const detail = key(item, "detail");
      return {
        id: packId(key(item, "id")),
        version: version(key(item, "version")),
        outcome: readOutcome(key(item, "outcome")),
        ...(detail.value !== undefined && { detail: readDetail(detail) }),
      };
    }),
  };
}

/** One of a later version may be unknown here; whoever puts it into words has to be ready for that. */
const readOutcome = (place: Place) => matching(place, /^[a-z-]{1,40}$/, "an outcome such as up-to-date") as Outcome;

function readDetail(place: Place): UpdateReport["detail"] {
  const entries = Object.entries(object(place)).filter(([, value]) => typeof value === "string" || typeof value === "number");
  return Object.fromEntries(entries) as UpdateReport["detail"];
}
