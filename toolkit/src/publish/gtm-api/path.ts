/** `accounts/A/containers/C` and, of a workspace, `/workspaces/W`. */
export type Path = string;
