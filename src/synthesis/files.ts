import * as path from 'node:path';
import { type ApiObject, type Chart, Names, YamlOutputType } from 'cdk8s';
import { usageError } from '../manifest/errors';

/** A document of the output. */
export interface Document {
  /** What is written: undefined where an object renders to nothing. */
  readonly json: any;
  /** The object that it was rendered from, undefined where a chart renders itself. */
  readonly object?: ApiObject;
}

/** A chart with all that it renders, in the order of the output. */
export interface RenderedChart {
  readonly chart: Chart;
  readonly documents: readonly Document[];
}

/** A file of the output before it is emitted. */
export interface PlannedFile {
  /** Path inside the output folder, with forward slashes. */
  readonly path: string;
  readonly documents: readonly Document[];
}

/** A file name that several charts or objects claim. */
export interface FileClash {
  readonly path: string;
  /** The documents of each claim, in order. Only the last would be seen. */
  readonly claims: (readonly Document[])[];
}

/** All files of the output. */
export interface FilePlan {
  /** Each path once, with the last of its claims. */
  readonly files: PlannedFile[];
  /** Folders that exist even if they stay empty. */
  readonly folders: string[];
  readonly clashes: FileClash[];
}

/** How files are named. */
export interface FileLayout {
  readonly outputType: YamlOutputType;
  /** End of every file name, for example `.k8s.yaml`. */
  readonly extension: string;
  /** Whether charts are numbered. */
  readonly numbered: boolean;
}

/** Divides documents into files as cdk8s does. */
export function planFiles(charts: readonly RenderedChart[], layout: FileLayout): FilePlan {
  const claims = new Map<string, (readonly Document[])[]>();
  const folders: string[] = [];
  const claim = (name: string, documents: readonly Document[]) => {
    const file = inside(name + layout.extension, layout.extension);
    const others = claims.get(file);
    if (others) others.push(documents);
    else claims.set(file, [documents]);
  };
  charts.forEach(({ chart, documents }, index) => {
    const prefix = layout.numbered ? `${index.toString().padStart(4, '0')}-` : '';
    switch (layout.outputType) {
      case YamlOutputType.FILE_PER_APP:
        break;
      case YamlOutputType.FILE_PER_CHART:
        claim(prefix + Names.toDnsLabel(chart), documents);
        break;
      case YamlOutputType.FILE_PER_RESOURCE:
        for (const document of documents) {
          if (document.json !== undefined && document.json !== null)
            claim(objectName(document.json.kind, document.json.metadata?.name), [document]);
        }
        break;
      case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE: {
        const folder = prefix + Names.toDnsLabel(chart);
        folders.push(folder);
        for (const document of documents) {
          // Here the name comes from the construct, not from what it renders.
          const { kind, metadata } = document.object ?? document.json ?? {};
          claim(`${folder}/${objectName(kind, metadata?.name)}`, [document]);
        }
        break;
      }
    }
  });
  if (layout.outputType === YamlOutputType.FILE_PER_APP && charts.length > 0) {
    claim(
      'app',
      charts.flatMap(({ documents }) => documents),
    );
  }
  const files: PlannedFile[] = [];
  const clashes: FileClash[] = [];
  for (const [file, several] of claims) {
    files.push({ path: file, documents: several[several.length - 1] });
    if (several.length > 1) clashes.push({ path: file, claims: several });
  }
  return { files, folders, clashes };
}

/** Characters of a kind or name that may stand in a file name. */
function objectName(kind: unknown, name: unknown): string {
  return `${kind}.${name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}

/** Refuses a path that leads out of the output folder, which only an odd extension can make. */
function inside(file: string, extension: string): string {
  const normal = path.posix.normalize(file.replace(/\\/g, '/'));
  if (normal.startsWith('../') || normal === '..' || path.posix.isAbsolute(normal)) {
    throw usageError({
      what: 'the files would lie outside of the output folder',
      value: extension,
      allowed: "an outputFileExtension such as '.k8s.yaml'",
    });
  }
  return normal;
}
