import Foundation

/// What is known of a terminal.
public enum Terminal {
  /// Columns of the terminal behind `descriptor`; nil where it is none or does not say.
  public static func width(of descriptor: Int32) -> Int? {
    guard isatty(descriptor) == 1 else { return nil }
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
