declare module 'write-good' {
  const writeGood: (text: string) => { index: number; offset: number; reason: string }[];
  export default writeGood;
}
