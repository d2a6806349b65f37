/** Today screen. */
export default function TodayPage() {
  return null;
}
