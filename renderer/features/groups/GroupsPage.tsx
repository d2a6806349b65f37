import { useNavigation } from '../../components/navigation';
import { GroupPage } from './GroupPage';
import { GroupTable } from './GroupTable';

/** Groups screen: the table, or the page of the group that is open. */
export default function GroupsPage() {
  const id = useNavigation((now) => now.id);
  return id === null ? <GroupTable /> : <GroupPage key={id} id={id} />;
}
