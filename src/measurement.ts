/** What the browser measured of one slide; all lengths in CSS px on the 1280 × 720 canvas. */
export interface SlideMeasurement {
  readonly slide: string;
  /** How far content reaches beyond its slot, 0 if everything fits. */
  readonly overflow: number;
  readonly slots: readonly SlotMeasurement[];
  /** The element that reaches farthest beyond its slot. */
  readonly worst: { readonly origin: string | null; readonly text: string; readonly excess: number } | null;
  readonly smallestFont: number;
}

/** One box of a slide, and the pieces in it that may go to another slide. */
export interface SlotMeasurement {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Height that the content would like to have. */
  readonly contentHeight: number;
  readonly overflow: number;
  /** In reading order, relative to the slot's top. */
  readonly items: readonly { readonly item: number; readonly top: number; readonly bottom: number }[];
}
