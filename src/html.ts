/** Markup that casedeck itself made or has cleaned. Trust is a type: every other string is escaped where it meets HTML. */
export class Html {
  readonly #markup: string;

  private constructor(markup: string) {
    this.#markup = markup;
  }

  /** Marks a string as safe markup; to be called where markup is made, never on text of a study. */
  static trust(markup: string): Html {
    return new Html(markup);
  }

  /** Returns the markup; Handlebars calls this before it would escape. */
  toHTML(): string {
    return this.#markup;
  }

  toString(): string {
    return this.#markup;
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Returns the text as HTML text content or attribute value. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Template tag for markup; every interpolation that is not Html is escaped, arrays are joined, null is nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Insertable[]): Html {
  let markup = strings[0] ?? '';
  values.forEach((value, index) => {
    markup += insert(value) + (strings[index + 1] ?? '');
  });
  return Html.trust(markup);
}

/** What may stand in a `${…}` of the `html` tag. */
export type Insertable = Html | string | number | null | readonly (Html | string | null)[];

function insert(value: Insertable): string {
  if (value === null) return '';
  if (value instanceof Html) return value.toHTML();
  if (Array.isArray(value)) return value.map((part: Html | string | null) => insert(part)).join('');
  return escapeHtml(String(value));
}
