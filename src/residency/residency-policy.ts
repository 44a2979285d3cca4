/** Where personal data may be, and who may operate that place. */
export class ResidencyPolicy {
  static eea(): ResidencyPolicy {
    return new ResidencyPolicy('EEA');
  }
  private constructor(readonly name: string) {}
}
