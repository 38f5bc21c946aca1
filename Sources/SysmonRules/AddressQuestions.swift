public import RemoteThread

/// What filters ask of StartAddress.
///
/// An address differs from event to event, and yet most filters find no difference: they ask for the last digits, which are
/// those of one place in a module, or whether it lies in the kernel. So two addresses count as one where they give the same
/// answers.
struct AddressQuestions: Sendable {
  /// The bits that the longest of the filters for an end looks at.
  private let endMask: UInt64
  /// What the others ask; nil where they ask for anything that is not here.
  private let tests: [Test]?

  private enum Test: Sendable, Hashable {
    case equal(UInt64)
    case above(UInt64)
    case below(UInt64)
    case begins(UInt64, shift: UInt64)
  }

  /// The questions of `conditions`, all of which are on StartAddress.
  init(_ conditions: [FieldCondition]) {
    var (longest, tests, isKnown) = (0, Set<Test>(), true)
    for condition in conditions {
      if [.endWith, .notEndWith].contains(condition.comparison), condition.pattern.bytes.count <= Self.shortest {
        longest = max(longest, condition.pattern.bytes.count)
      } else if let test = Self.test(condition) {
        tests.insert(test)
      } else {
        isKnown = false
      }
    }
    endMask = (1 << (4 * UInt64(longest))) - 1
    self.tests = isKnown && tests.count <= UInt64.bitWidth ? Array(tests) : nil
  }

  /// Digits that every address has: 8 on 32-bit Windows.
  private static let shortest = 8

  /// A question on a number, for addresses of 16 digits: padded texts sort as their numbers do.
  private static func test(_ condition: FieldCondition) -> Test? {
    let bytes = condition.pattern.bytes
    guard (3...18).contains(bytes.count), bytes.starts(with: "0X".utf8),
      let value = UInt64(String(decoding: bytes.dropFirst(2), as: UTF8.self), radix: 16), bytes[2] != UInt8(ascii: "+")
    else { return nil }
    let digits = bytes.count - 2
    switch condition.comparison {
    case .beginWith, .notBeginWith: return .begins(value, shift: 4 * UInt64(16 - digits))
    case .is where digits == 16, .isNot where digits == 16: return .equal(value)
    case .moreThan where digits == 16: return .above(value)
    case .lessThan where digits == 16: return .below(value)
    default: return nil
    }
  }

  /// What they find out about `address`.
  func answers(for address: StartAddress?) -> AddressAnswers {
    guard let address else { return .blank }
    guard let tests, address.digits == 16 || tests.isEmpty && address.digits >= Self.shortest else {
      return .whole(address)
    }
    var bits: UInt64 = 0
    for (place, test) in tests.enumerated() where Self.holds(test, address.value) { bits |= 1 << UInt64(place) }
    return .some(end: address.value & endMask, bits: bits)
  }

  private static func holds(_ test: Test, _ value: UInt64) -> Bool {
    switch test {
    case .equal(let other): value == other
    case .above(let other): value > other
    case .below(let other): value < other
    case .begins(let other, let shift): value >> shift == other
    }
  }
}

/// What is known of an address; where it is nothing, all addresses count as one, but not as none.
public enum AddressAnswers: Sendable, Hashable {
  /// There is none.
  case blank
  /// Its last bits, and a bit for each further question that it says yes to.
  case some(end: UInt64, bits: UInt64)
  /// All of it.
  case whole(StartAddress)
}
