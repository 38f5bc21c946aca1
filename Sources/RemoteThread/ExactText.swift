#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A text that equals another only where every byte does.
///
/// Swift takes canonically equivalent spellings (`é` as one character or as two) for equal. Windows and SQLite do not.
package struct ExactText: Sendable, Hashable {
  /// The text.
  package let text: String

  /// Wraps `text`.
  package init(_ text: String) { self.text = text }

  /// Compares memory, because every event is looked up by five texts.
  ///
  /// Unsafe for the pointers only, which live as long as the closures. Equal to the plain version, which serves where
  /// a text does not lie in one piece: `left.text.utf8.elementsEqual(right.text.utf8)`.
  package static func == (left: ExactText, right: ExactText) -> Bool {
    let areEqual = unsafe left.text.utf8.withContiguousStorageIfAvailable { first in
      unsafe right.text.utf8.withContiguousStorageIfAvailable { second in
        guard first.count == second.count else { return false }
        guard let start = first.baseAddress, let other = second.baseAddress else { return first.isEmpty }
        return unsafe memcmp(start, other, first.count) == 0
      }
    }
    return (areEqual ?? nil) ?? left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Texts with equal bytes are equal to Swift too, so Swift's own hash will do.
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
