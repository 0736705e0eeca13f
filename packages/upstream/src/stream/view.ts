/** One for the process: a scan never yields, so no two streams use it at once. */
const SCRATCH = new Uint8Array(65_536);
const SCRATCH_VIEW = new DataView(SCRATCH.buffer);

/** The bytes as a DataView: copying a chunk costs a third of making a view for it. */
export function viewOf(bytes: Uint8Array): DataView {
  if (bytes.length > SCRATCH.length)
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  SCRATCH.set(bytes);
  return SCRATCH_VIEW;
}
