/** Resources screen. */
export default function ResourcesPage() {
  return null;
}
