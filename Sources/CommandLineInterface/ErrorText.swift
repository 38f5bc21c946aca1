import EventSources
import Foundation
import Reports

/// Errors in one line for people.
enum ErrorText {
  static func oneLine(_ error: any Error) -> String {
    PrintableText.escaped(text(error).split(whereSeparator: \.isNewline).joined(separator: "; "))
  }

  private static func text(_ error: any Error) -> String {
    if let stop = error as? ReadingStopped { return ReadAccount.stopped(stop) }
    // Foundation's own errors print their whole innards; what they say for people is the localized description.
    return error is CocoaError || error is POSIXError ? error.localizedDescription : "\(error)"
  }

  /// What the system says of an error number.
  static func system(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }
}
