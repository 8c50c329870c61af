/** What Plotly puts behind the names of the axes of the chart at this place: nothing for the first, then 2, 3, … */
export function axisSuffix(place: number): string {
  return place === 0 ? '' : `${place + 1}`;
}
