import { ElInput } from "element-plus/es/components/input/index.mjs";
import "element-plus/theme-chalk/base.css";
import "element-plus/theme-chalk/el-input.css";
import { createApp, h, ref } from "vue";

/** Element Plus's text area, with `v-model`. */
export function mount(root) {
  const text = ref("");
  const input = () =>
    h(ElInput, {
      type: "textarea",
      rows: 4,
      modelValue: text.value,
      "onUpdate:modelValue": (value) => {
        text.value = value;
      },
    });
  createApp({ setup: () => input }).mount(root);
  const element = root.querySelector("textarea");
  return {
    element,
    text: () => text.value,
    set(value) {
      text.value = value;
    },
    focus: () => element.focus(),
  };
}
