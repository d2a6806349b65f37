/** Retros screen. */
export default function RetrosPage() {
  return null;
}
