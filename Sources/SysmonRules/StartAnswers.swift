/// What a ``VerdictTable`` answers to the fields of a start. Each answer is good for its own field of its own table.
package struct StartAnswers: Sendable, Hashable {
  /// To SourceImage.
  package var sourceImage: Answer
  /// To TargetImage.
  package var targetImage: Answer
  /// To StartModule.
  package var startModule: Answer
  /// To StartFunction.
  package var startFunction: Answer
  /// To StartAddress.
  package var startAddress: Answer

  /// What the filters of a configuration find out about the text of one field.
  package struct Answer: Sendable, Hashable {
    /// The place among the answers of the table.
    let number: Int
  }

  /// Puts answers together.
  package init(
    sourceImage: Answer, targetImage: Answer, startModule: Answer, startFunction: Answer, startAddress: Answer
  ) {
    self.sourceImage = sourceImage
    self.targetImage = targetImage
    self.startModule = startModule
    self.startFunction = startFunction
    self.startAddress = startAddress
  }

  static let fields: [FilterField] = [.sourceImage, .targetImage, .startModule, .startFunction, .startAddress]

  static let fieldCount = 5

  /// The answer to the field at that place of ``fields``.
  subscript(place: Int) -> Answer {
    switch place {
    case 0: sourceImage
    case 1: targetImage
    case 2: startModule
    case 3: startFunction
    default: startAddress
    }
  }
}
