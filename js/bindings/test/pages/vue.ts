import { ElInput } from "element-plus";
import "element-plus/es/components/input/style/css";
import type { Context } from "phraselint";
import { type PhraselintHandle, PhraseLint, vPhraselint } from "phraselint/vue";
import { type App as VueApp, createApp, defineComponent, nextTick, reactive, ref } from "vue";
import { linter, optionsOf, type Props, scenes, told, USUAL } from "./app.js";

const BOX = (attributes: string) => `
  <textarea v-if="props.box === 'area'" v-model="text" ${attributes} />
  <input v-else-if="props.box === 'line'" v-model="text" ${attributes} />`;
const ELEMENT_PLUS = (attributes: string) => `
  <el-input v-if="props.box !== 'none'" v-model="text" :type="props.box === 'area' ? 'textarea' : 'text'" autosize ${attributes} />`;
const DIRECTIVE = 'v-phraselint="{ linter: props.loaded ? linter : null, options: optionsOf(props) }"';
const AROUND = (inner: string) => `<PhraseLint ref="handle" :linter="props.loaded ? linter : undefined" :options="optionsOf(props)"><div>${inner}</div></PhraseLint>`;

const KINDS: Record<string, string> = {
  "a directive": BOX(DIRECTIVE),
  "a directive on el-input": ELEMENT_PLUS(DIRECTIVE),
  "a component": AROUND(BOX("")),
  "a component around el-input": AROUND(ELEMENT_PLUS("")),
};

/** Vue makes a reactive copy of what it is given, and private fields are not of the copy. */
class Port {
  readonly #linter = linter;

  lint(text: string, context?: Context) {
    return this.#linter.lint(text, context);
  }
}

const props = reactive<Props>({ ...USUAL });
const handle = ref<PhraselintHandle | null>(null);
let mounted: VueApp | undefined;

globalThis.app = {
  linter,
  told,
  scenes,
  async mount(kind, given) {
    Object.assign(props, USUAL, given);
    mounted = createApp(defineComponent({
      components: { ElInput, PhraseLint },
      directives: { phraselint: vPhraselint },
      setup: () => ({ props, text: ref(""), linter: ref(new Port()), optionsOf, handle }),
      template: `${KINDS[kind]}<output>{{ text }}</output>`,
    }));
    mounted.mount("#root");
    await nextTick();
  },
  async set(given) {
    Object.assign(props, given);
    await nextTick();
  },
  unmount: () => mounted?.unmount(),
  attached: () => handle.value?.attached,
};
