/** The part that the tests use; the package has no types. */
declare module 'dcmjs' {
  const dcmjs: {
    readonly data: {
      readonly DicomMetaDictionary: { naturalizeDataset(dataset: unknown): unknown };
      readonly DicomMessage: { readFile(file: ArrayBufferLike): { readonly dict: unknown } };
      datasetToDict(dataset: unknown): { write(): ArrayBuffer };
    };
  };
  export default dcmjs;
}
