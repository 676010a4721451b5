/** What a server container keeps outside of a run, as plain values. */
export interface StoredInput {
  /** `templateDataStorage` of the template, by key. */
  readonly template?: { readonly [key: string]: unknown };
  /** Documents of Firestore by path: `{ "users/1": { "name": "Ada" } }`. */
  readonly firestore?: { readonly [path: string]: unknown };
}

export interface InsertedRows {
  readonly projectId: string | null;
  readonly datasetId: string;
  readonly tableId: string;
  readonly rows: readonly unknown[];
}

export interface StoredRecord {
  readonly template: Readonly<Record<string, unknown>>;
  readonly firestore: Readonly<Record<string, unknown>>;
  /** What was inserted into BigQuery, a call after the other. */
  readonly bigQuery: readonly InsertedRows[];
}

/** The data that templates read and write: copies, as in GTM. */
export class Stored {
  readonly template: Map<string, unknown>;
  readonly documents: Map<string, unknown>;
  readonly inserted: InsertedRows[] = [];

  constructor({ template = {}, firestore = {} }: StoredInput = {}) {
    this.template = new Map(Object.entries(template));
    this.documents = new Map(Object.entries(firestore));
  }

  record(): StoredRecord {
    return {
      template: Object.fromEntries(this.template),
      firestore: Object.fromEntries(this.documents),
      bigQuery: [...this.inserted],
    };
  }
}
