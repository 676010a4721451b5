/** The template of the folder that a command is typed in: what it works on when no file is named. */
export const ownTemplate = 'template.tpl';
