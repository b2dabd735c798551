import type { AttachOptions, LintSource } from "phraselint/dom";
import { defineComponent, h, type PropType, shallowRef, withDirectives } from "vue";
import { handleOf, vPhraselint } from "./vPhraselint.js";

/**
 * Underlines the one text box inside, whatever component it is part of, as `attach` does. The box may be mounted late, or be
 * replaced by another. Through a template ref it has `attached`, what `attach` returned.
 *
 * @example
 * <PhraseLint :linter="linter"><el-input v-model="text" type="textarea" /></PhraseLint>
 */
export const PhraseLint = defineComponent({
  name: "PhraseLint",
  props: {
    /** Nothing happens while it is null or undefined, because it is being loaded. */
    linter: { type: Object as PropType<LintSource | null> },
    /** As for `attach`. */
    options: { type: Object as PropType<AttachOptions> },
  },
  setup(props, { slots, expose }) {
    const around = shallowRef<HTMLElement | null>(null);
    expose({ get attached() { return handleOf(around.value).attached; } });
    // The page is laid out as if the element were not there.
    return () => withDirectives(h("span", { ref: around, style: { display: "contents" } }, slots["default"]?.()), [[vPhraselint, { ...props }]]);
  },
});
