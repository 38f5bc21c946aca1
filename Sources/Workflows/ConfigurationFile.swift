import Foundation
public import SysmonRules

/// A Sysmon configuration on disk.
public struct ConfigurationFile: Sendable {
  /// The path as it was given.
  public let path: String
  /// What the file holds.
  public let bytes: [UInt8]

  /// Reads the file at `path`, or standard input where that is `-`. Of one that is too large no more than its first part is
  /// held, which is enough to refuse it.
  public init(at path: String) throws(ConfigurationFileError) {
    self.path = path
    let descriptor = path == "-" ? dup(STDIN_FILENO) : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= FilterConfiguration.maximumFileSize {
      let count = unsafe read(descriptor, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Self.failure(path) }
      if count == 0 { break }
      bytes += part.prefix(count)
    }
    self.bytes = bytes
  }

  /// What the system says went wrong last.
  private static func failure(_ path: String) -> ConfigurationFileError {
    ConfigurationFileError(path: path, reason: .unreadable(unsafe String(cString: strerror(errno))))
  }

  /// What `reader` takes from the file for CreateRemoteThread.
  public func configuration(readBy reader: ReaderKind) throws(ConfigurationFileError) -> FilterConfiguration {
    do throws(ConfigurationError) {
      return try FilterConfiguration(xml: bytes, reader: reader)
    } catch {
      throw ConfigurationFileError(path: path, reason: .refused(error))
    }
  }
}

/// Why a configuration cannot be used.
public struct ConfigurationFileError: Error, Sendable, CustomStringConvertible {
  /// What is the matter.
  public enum Reason: Sendable {
    /// It cannot be read at all; what the system says.
    case unreadable(String)
    /// Sysmon refuses it.
    case refused(ConfigurationError)
  }

  /// The path as it was given.
  public let path: String
  /// What is the matter.
  public let reason: Reason

  /// `sysmon.xml: Sysmon refuses this configuration: line 3, column 7: …`.
  public var description: String {
    switch reason {
    case .unreadable(let what): "\(path): \(what)"
    case .refused(let error): "\(path): Sysmon refuses this configuration: \(error)"
    }
  }
}
