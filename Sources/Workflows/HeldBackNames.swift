import Baseline
import RemoteThread

/// The names of a held-back part by numbers that all parts have in common, at the numbers that they have in the part.
struct HeldBackNames: Sendable {
  /// Images.
  let images: [Int32]
  /// Starts.
  let starts: [Int32]
  /// The modules of starts that are named by their offset; -1 for another start.
  let offsetModules: [Int32]
}

/// Numbers names as they come, part after part: equal ones have one number.
struct HeldBackNumbers {
  private var texts: [String: Int32] = [:]
  private var starts: [ThreadStart: Int32] = [:]

  /// Numbers the names of a part.
  mutating func names(of part: PartSightings) -> HeldBackNames {
    HeldBackNames(
      images: part.images.map { Self.number(of: $0, in: &texts) },
      starts: part.starts.map { Self.number(of: $0, in: &starts) },
      offsetModules: part.starts.map { start in
        guard start.isNamedByOffset, let module = start.module else { return -1 }
        return Self.number(of: module, in: &texts)
      })
  }

  private static func number<Name: Hashable>(of name: Name, in numbers: inout [Name: Int32]) -> Int32 {
    if let number = numbers[name] { return number }
    let number = Int32(numbers.count)
    numbers[name] = number
    return number
  }
}
