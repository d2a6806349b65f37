/** Points: rules, ledger, rewards. */
export function PointsSection() {
  return null;
}
