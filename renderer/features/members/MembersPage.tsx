/** Members screen. */
export default function MembersPage() {
  return null;
}
