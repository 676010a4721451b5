/** What a project without a receiver of its own hands in. */
export default undefined;
