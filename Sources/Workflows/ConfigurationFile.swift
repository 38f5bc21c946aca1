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
    do {
      bytes = try Self.read(path)
    } catch {
      throw ConfigurationFileError(path: path, reason: .unreadable((error as any Error).localizedDescription))
    }
  }

  private static func read(_ path: String) throws -> [UInt8] {
    let file =
      path == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(filePath: path))
    let limit = FilterConfiguration.maximumFileSize + 1
    var data = Data()
    while data.count < limit, let part = try file.read(upToCount: limit - data.count), !part.isEmpty { data += part }
    return Array(data)
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
