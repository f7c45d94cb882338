/** Elements of a page, made without a framework. */
export type Part = Node | string | null;

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: { readonly [name: string]: string } = {},
  ...parts: readonly Part[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...parts.filter((part) => part !== null));
  return made;
}

export function button(label: string, onPress: () => void, look = ''): HTMLButtonElement {
  const made = element('button', { type: 'button', class: look }, label);
  made.addEventListener('click', onPress);
  return made;
}

export function notice(text: string, meaning: 'attention' | 'carried' | 'lost' = 'attention'): HTMLElement {
  return element('p', { class: 'notice', 'data-meaning': meaning, role: 'status' }, text);
}
