/** A row of buttons of which one is pressed: each has its value in `data-<name>`. @returns how to press one from outside */
export function segments(name: string, onPress: (value: string) => void): (value: string) => void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>(`button[data-${name}]`)];
  const mark = (value: string): void => {
    for (const button of buttons) button.ariaPressed = String(button.dataset[name] === value);
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const value = button.dataset[name] ?? "";
      mark(value);
      onPress(value);
    });
  }
  return mark;
}
