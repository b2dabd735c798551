/** Takes files that are dropped anywhere on the page, and shows while they are dragged over it that they may be. */
export function startDropZone(onDrop: (transfer: DataTransfer) => void): void {
  const sign = document.getElementById("drop-sign") as HTMLElement;
  const show = (isShown: boolean): void => {
    sign.togglePopover(isShown);
  };
  const on = (type: "dragenter" | "dragover" | "dragleave" | "drop", use: (event: DragEvent, transfer: DataTransfer) => void): void => {
    // Captured, so that no field takes the file for something to insert.
    addEventListener(type, (event) => {
      // Text that is dragged from field to field is none of this.
      if (event.dataTransfer?.types.includes("Files")) use(event, event.dataTransfer);
    }, { capture: true });
  };
  const allow = (event: DragEvent, transfer: DataTransfer): void => {
    event.preventDefault();
    transfer.dropEffect = "copy";
    show(true);
  };

  on("dragenter", allow);
  // Shown here too: a browser that does not tell where a drag went makes every step to another element look like its end.
  on("dragover", allow);
  on("dragleave", ({ relatedTarget }) => {
    if (!relatedTarget) show(false);
  });
  on("drop", (event, transfer) => {
    event.preventDefault();
    show(false);
    onDrop(transfer);
  });
}
