/** Settings screen. */
export default function SettingsPage() {
  return null;
}
