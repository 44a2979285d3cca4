/** Number of Kubernetes objects in the text of a YAML file: keys named kind on the top level of a document. */
export function countObjects(content: string): number {
  return content.match(/^kind: /gm)?.length ?? 0;
}
