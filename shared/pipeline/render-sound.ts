/** Renders a list; where that fails, without the items that cannot be rendered even alone. */
export function renderSound<Item>(items: readonly Item[], render: (items: readonly Item[]) => string): string {
  try {
    return render(items)
  } catch (error) {
    const sound = items.filter((item) => isRendered(() => render([item])))
    if (sound.length === items.length) throw error
    return render(sound)
  }
}

function isRendered(render: () => string): boolean {
  try {
    render()
    return true
  } catch {
    return false
  }
}
