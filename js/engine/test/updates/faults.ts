// What can go wrong with a channel: a server that lies in every way, and a machine that fails.
import type { Outcome, UpdaterOptions, UpdateStore } from "phraselint/updates";
import type { Lie } from "./lyingServer.js";
import { examplesOf, indexPayload, newKey, publish, publishBytes, type Published, rootPayload, sign } from "./publisher.js";
import { buildThird, type Channel, publishedSecond, publishedThird, third } from "./setUp.js";

export interface Fault {
  name: string;
  outcome: Outcome;
  /** What is done to the channel that offers index 8 with `words` 1.2.0. */
  lie?(channel: Channel): Promise<void> | void;
  options?: Partial<UpdaterOptions>;
  /** The machine's store. */
  store?(store: UpdateStore): UpdateStore;
  /** Whether the index, apart from the pack, is taken. */
  indexTaken?: true;
  /** What is said about it in zh_CN. */
  words: string | RegExp;
}

const index = (changes?: object, packs: Published[] = [publishedThird]) => indexPayload(8, packs, changes);
const offer = (changes?: object, packs: Published[] = [publishedThird]) => (channel: Channel) => channel.offer(index(changes, packs), packs);
export const tell = (name: string | Published, lie: Lie) => ({ server }: Channel) => void server.lies.set(typeof name === "string" ? name : name.entry.url, lie);
/** The pack of the index, with some values of its entry changed. */
const withEntry = (changes: object): Published => ({ ...publishedThird, entry: { ...publishedThird.entry, ...changes } });
const goesOn = "现有规则继续有效。";
const packGoesOn = "words 的现有规则继续有效。";
/** Long enough for a busy machine to answer what is answered. */
const impatient: Partial<UpdaterOptions> = { limits: { idle: 800 } };

function failingStore(error: unknown) {
  return (store: UpdateStore): UpdateStore => ({ read: () => store.read(), write: () => Promise.reject(error) });
}

export const clientFaults: readonly Fault[] = [
  {
    name: "bad signature",
    outcome: "bad-signature",
    lie: ({ server }) => {
      const written = JSON.parse(String(server.files.get("index.json")));
      server.files.set("index.json", JSON.stringify({ ...written, payload: `${written.payload} ` }));
    },
    words: `index.json 的签名不符，内容并非发布者所签。${goesOn}`,
  },
  {
    name: "unknown key",
    outcome: "unknown-key",
    lie: async (channel) => channel.offer(index(), [publishedThird], [await newKey()]),
    words: `index.json 只有不受信任的密钥签名。${goesOn}`,
  },
  {
    name: "too few signatures",
    outcome: "too-few-signatures",
    lie: (channel) => channel.offer(index(), [publishedThird], []),
    words: `index.json 只有 0 个有效签名，需要 1 个。${goesOn}`,
  },
  {
    name: "root by too few of the old keys",
    outcome: "too-few-signatures",
    lie: async ({ server, roles }) => {
      const payload = rootPayload(2, { ...roles, rootThreshold: 1 });
      server.files.set("2.root.json", await sign("root", payload, roles.root.slice(0, 1)));
    },
    words: `2.root.json 只有 1 个有效签名，需要 2 个。${goesOn}`,
  },
  {
    name: "rolled-back index",
    outcome: "rolled-back-index",
    lie: (channel) => channel.offer(indexPayload(6, [publishedThird]), [publishedThird]),
    words: `服务器给出的是第 6 版索引，比之前见过的第 7 版旧。${goesOn}`,
  },
  {
    name: "rolled-back pack",
    outcome: "rolled-back-pack",
    lie: offer({}, [publish({ ...third, version: "1.0.9" })]),
    indexTaken: true,
    words: `索引给出的是 words 1.0.9，而低于 1.1.0 的版本一律不用。${packGoesOn}`,
  },
  {
    name: "expired index",
    outcome: "expired-index",
    lie: offer({ expires: "2026-01-31T00:00:00Z" }),
    words: `发布者的索引已于 2026-01-31 过期，规则可能不是最新。${goesOn}`,
  },
  {
    name: "expired root",
    outcome: "expired-root",
    lie: async ({ server, roles }) => {
      const payload = rootPayload(2, roles, { expires: "2026-01-31T00:00:00Z" });
      server.files.set("2.root.json", await sign("root", payload, roles.root));
    },
    words: `发布者的根密钥已于 2026-01-31 过期，规则可能不是最新。${goesOn}`,
  },
  {
    name: "wrong hash",
    outcome: "wrong-hash",
    lie: ({ server }) => {
      const bytes = Uint8Array.from(server.files.get(publishedThird.entry.url) as Uint8Array);
      bytes[bytes.length - 1]! ^= 1;
      server.files.set(publishedThird.entry.url, bytes);
    },
    indexTaken: true,
    words: `words 1.2.0 的文件与索引不符（SHA-256 不同）。${packGoesOn}`,
  },
  {
    name: "wrong length: longer",
    outcome: "wrong-length",
    lie: offer({}, [withEntry({ length: publishedThird.entry.length - 1 })]),
    indexTaken: true,
    words: /^words 1\.2\.0 的文件长度不符：收到至少 \d+ 字节，索引中是 \d+ 字节。words 的现有规则继续有效。$/,
  },
  {
    name: "wrong length: shorter",
    outcome: "wrong-length",
    lie: tell(publishedThird, "half"),
    indexTaken: true,
    words: /^words 1\.2\.0 的文件长度不符：收到 \d+ 字节，索引中是 \d+ 字节。words 的现有规则继续有效。$/,
  },
  {
    name: "endless index",
    outcome: "too-large",
    lie: tell("index.json", "endless"),
    words: `index.json 超过了 262144 字节的上限。${goesOn}`,
  },
  { name: "endless pack", outcome: "wrong-length", lie: tell(publishedThird, "endless"), indexTaken: true, words: /文件长度不符/ },
  {
    name: "pack larger than allowed",
    outcome: "too-large",
    lie: offer({}, [withEntry({ length: 5_000_000 })]),
    indexTaken: true,
    words: `words 1.2.0 超过了 4194304 字节的上限。${packGoesOn}`,
  },
  {
    name: "HTML instead of JSON",
    outcome: "not-json",
    lie: tell("index.json", "html"),
    words: `服务器返回的是网页而不是 index.json，可能是登录页面。${goesOn}`,
  },
  {
    name: "JSON of another shape",
    outcome: "malformed",
    lie: ({ server }) => void server.files.set("index.json", "[]"),
    words: /^index\.json 的内容不合格式（the whole must be an object, but is \[\]）。/,
  },
  { name: "truncated: broken off", outcome: "truncated", lie: tell("index.json", "broken-off"), words: `index.json 在传输中被截断。${goesOn}` },
  { name: "truncated: half of it", outcome: "truncated", lie: tell("index.json", "half"), words: `index.json 在传输中被截断。${goesOn}` },
  { name: "truncated pack", outcome: "truncated", lie: tell(publishedThird, "broken-off"), indexTaken: true, words: `words 1.2.0 在传输中被截断。${packGoesOn}` },
  { name: "slow: no answer", outcome: "too-slow", lie: tell("index.json", "silent"), options: impatient, words: `index.json 下载太慢，已超过 800 毫秒的上限。${goesOn}` },
  { name: "slow: stalls", outcome: "too-slow", lie: tell(publishedThird, "stalled"), options: impatient, indexTaken: true, words: `words 1.2.0 下载太慢，已超过 800 毫秒的上限。${packGoesOn}` },
  {
    name: "slow: endless, but within the limits",
    outcome: "too-slow",
    lie: tell("index.json", "endless"),
    options: { limits: { index: Number.MAX_SAFE_INTEGER, request: 800 } },
    words: `index.json 下载太慢，已超过 800 毫秒的上限。${goesOn}`,
  },
  { name: "404", outcome: "not-found", lie: tell("index.json", "not-found"), words: `服务器上没有 index.json（状态 404）。${goesOn}` },
  { name: "404 for a pack", outcome: "not-found", lie: tell(publishedThird, "not-found"), indexTaken: true, words: `服务器上没有 words 1.2.0（状态 404）。${packGoesOn}` },
  { name: "500", outcome: "server-error", lie: tell("index.json", "server-error"), words: `请求 index.json 时服务器返回状态 500。${goesOn}` },
  { name: "500 for a root", outcome: "server-error", lie: tell("2.root.json", "server-error"), words: `请求 2.root.json 时服务器返回状态 500。${goesOn}` },
  { name: "redirection", outcome: "redirected", lie: tell("index.json", "redirect"), words: `请求 index.json 时服务器要求转到别处，未予跟随。${goesOn}` },
  { name: "hangs up", outcome: "unreachable", lie: tell("index.json", "hang-up"), words: /^无法连接服务器以获取 index\.json（.+）。现有规则继续有效。$/ },
  {
    name: "offline",
    outcome: "unreachable",
    options: { fetch: () => Promise.reject(new TypeError("Failed to fetch")) },
    words: `无法连接服务器以获取 2.root.json（Failed to fetch）。${goesOn}`,
  },
  {
    name: "pack that fails its examples",
    outcome: "examples-failed",
    lie: offer({}, [publish(third, examplesOf(third, { examples: [{ rule: "word.third", context: {}, bad: ["随便你"], good: [] }] }))]),
    indexTaken: true,
    words: `words 1.2.0 没有通过自带的例句（words/word.third does not find "随便你"）。${packGoesOn}`,
  },
  {
    name: "pack that finds what it should not",
    outcome: "examples-failed",
    lie: offer({}, [publish(third, examplesOf(third, { examples: [{ rule: "word.third", context: {}, bad: [], good: ["等着吧"] }] }))]),
    indexTaken: true,
    words: `words 1.2.0 没有通过自带的例句（words/word.third finds "等着吧"）。${packGoesOn}`,
  },
  {
    name: "pack for a newer engine",
    outcome: "newer-engine",
    lie: offer({}, [withEntry({ engine: "99.0.0" })]),
    indexTaken: true,
    words: `words 1.2.0 需要 phraselint 99.0.0，当前版本是 0.1.0。${packGoesOn}`,
  },
  {
    name: "pack that is damaged, by a good index",
    outcome: "pack-rejected",
    lie: offer({}, [publishBytes("words", "1.2.0", buildThird().slice(0, -1), examplesOf(third))]),
    indexTaken: true,
    words: /^words 1\.2\.0 无法使用（.*cut short.*）。words 的现有规则继续有效。$/,
  },
  {
    name: "another pack than the index says",
    outcome: "pack-rejected",
    lie: offer({}, [publishBytes("words", "1.2.0", publishedSecond.files[0]![1] as Uint8Array, examplesOf(third))]),
    indexTaken: true,
    words: `words 1.2.0 无法使用（the file is words 1.1.0）。${packGoesOn}`,
  },
  {
    name: "full disk",
    outcome: "storage-full",
    store: failingStore(new DOMException("The quota has been exceeded.", "QuotaExceededError")),
    words: `本机空间不足，无法保存新规则。${goesOn}`,
  },
  {
    name: "disk that refuses",
    outcome: "storage-failed",
    store: failingStore(new Error("EACCES: permission denied")),
    words: `新规则没能保存（EACCES: permission denied）。${goesOn}`,
  },
  {
    name: "address over http",
    outcome: "malformed",
    options: { index: "http://rules.example.com/index.json" },
    words: /^配置的索引地址 的内容不合格式（http:\/\/rules\.example\.com\/index\.json must begin with https:\/\//,
  },
  {
    name: "damaged configured root",
    outcome: "malformed",
    options: { keys: '{ "payload": ' },
    words: /^配置的根密钥文件 的内容不合格式（keys must be the text of a root\.json .*）。现有规则继续有效。$/,
  },
];
