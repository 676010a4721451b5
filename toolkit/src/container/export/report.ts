/** Says that something in a container would not import, or not work. */
export type Report = (rule: string, text: string, hint?: string) => void;
