/** What a template is for: the container of a website, or one on a server. */
export type ContainerKind = 'web' | 'server';
