/** Groups screen. */
export default function GroupsPage() {
  return null;
}
