import Foundation
import Reports

/// Errors in one line for people.
enum ErrorText {
  static func oneLine(_ error: any Error) -> String {
    // Foundation's own errors print their whole innards; what they say for people is the localized description.
    let text = error is CocoaError || error is POSIXError ? error.localizedDescription : "\(error)"
    return PrintableText.escaped(text.split(whereSeparator: \.isNewline).joined(separator: "; "))
  }

  /// What the system says of an error number.
  static func system(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }
}
