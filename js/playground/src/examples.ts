/** Messages to try, the last one without a slip. */
export const EXAMPLES: readonly string[] = [
  "我不知道,你等一下",
  "刚才不是说过了吗",
  "你找领导也没用",
  "咱们这边帮您看一下",
  "好的，马上为您核实",
];
