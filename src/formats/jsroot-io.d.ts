/** The parts of jsroot's io that are used; the package has types for its main entry only. */
declare module 'jsroot/io' {
  /** Holds the layouts of the classes in a file; jsroot hands it out to streamers only. */
  export interface TFile {
    extractStreamerInfos(buffer: TBuffer): void;
    readonly fStreamerInfos: { readonly arr: readonly unknown[] } | null;
  }
  export class TBuffer {
    constructor(view: DataView, position: number, file: TFile);
    fTagOffset: number;
    readonly fFile: TFile;
    mapObject(tag: number, object: object): void;
    classStreamer(object: object, className: string): void;
  }
  export function addUserStreamer(
    className: string,
    streamer: (buffer: TBuffer, object: object) => void,
  ): void;
  export function reconstructObject(className: string, object: DataView, streamerInfos: DataView): object;
  /** Null where the bytes are damaged. */
  export function R__unzip(packed: DataView, length: number, quiet: boolean): Promise<DataView | null>;
}
