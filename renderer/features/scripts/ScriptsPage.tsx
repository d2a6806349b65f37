/** Scripts screen. */
export default function ScriptsPage() {
  return null;
}
