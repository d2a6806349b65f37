/** Calendar screen. */
export default function CalendarPage() {
  return null;
}
