import styles from './Dot.module.css';

/** A small round patch of a colour: of a tag, an account, a list. With a `name` it says whose it is. */
export function Dot({ colour, name }: { readonly colour: string; readonly name?: string }) {
  const named = name === undefined ? {} : { role: 'img', title: name, 'aria-label': name };
  return <span className={styles['dot']} style={{ background: colour }} {...named} />;
}
