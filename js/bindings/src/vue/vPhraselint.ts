import type { AttachOptions, LintSource } from "phraselint/dom";
import { type ObjectDirective, type ShallowRef, shallowRef, toRaw, watchEffect } from "vue";
import { bind, type Binding, type PhraselintHandle } from "../bind/bind.js";

/** What the directive is given. */
export interface PhraselintValue {
  /** Nothing happens while it is null or undefined, because it is being loaded. */
  readonly linter: LintSource | null | undefined;
  /** As for `attach`. */
  readonly options?: AttachOptions | undefined;
}

interface Use {
  readonly value: ShallowRef<PhraselintValue>;
  readonly binding: Binding;
  stop(): void;
}

const uses = new WeakMap<HTMLElement, Use>();

/**
 * Underlines the text box that the element is or has inside, as `attach` does, while it is mounted. On a component it
 * takes that one's root element.
 *
 * The value may be written anew in every render. What `options.context` reads is tracked: when it changes, the text is linted again.
 *
 * @example
 * <textarea v-model="text" v-phraselint="{ linter }" />
 * <el-input v-model="text" type="textarea" v-phraselint="{ linter, options: { locale: 'en' } }" />
 */
export const vPhraselint: ObjectDirective<HTMLElement, PhraselintValue> = {
  mounted(element, { value }) {
    const binding = bind(element);
    const given = shallowRef(value);
    // A reactive copy of a linter is another object for whom its methods belong to.
    const stopWatching = watchEffect(() => binding.update(toRaw(given.value.linter), given.value.options));
    uses.set(element, {
      value: given,
      binding,
      stop() {
        stopWatching();
        binding.stop();
      },
    });
  },
  updated(element, { value }) {
    const use = uses.get(element);
    if (use) use.value.value = value;
  },
  beforeUnmount(element) {
    uses.get(element)?.stop();
    uses.delete(element);
  },
};

/** The handle of an element that has the directive. */
export function handleOf(element: HTMLElement | null): PhraselintHandle {
  return { get attached() { return element ? uses.get(element)?.binding.attached : undefined; } };
}
