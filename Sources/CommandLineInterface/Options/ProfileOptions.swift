import ArgumentParser
import Foundation
import Reports
import Scoring

/// The lists that indicators go by.
struct ProfileOptions: ParsableArguments {
  @Option(
    name: .customLong("profile"),
    help: "Lists of your own for the indicators, each in the place of its namesake in 'heddle profile'.",
    completion: .file())
  var path: String?

  /// The profile; the standard one where no file is given.
  func profile() throws -> ScoringProfile { try Self.profile(at: path) }

  /// The profile in the file at `path`; the standard one where that is nil.
  static func profile(at path: String?) throws -> ScoringProfile {
    guard let path else { return .standard }
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? file.close() }
    let data = try file.read(upToCount: largestFile + 1) ?? Data()
    guard data.count <= largestFile else { throw UnusableProfile(path: path, reason: "larger than 4 MiB") }
    do {
      return try ScoringProfile(replacingStandardBy: data)
    } catch {
      throw UnusableProfile(path: path, reason: error.description)
    }
  }

  private static let largestFile = 4 << 20
}

/// Why a file of lists cannot be used.
struct UnusableProfile: Error, CustomStringConvertible {
  let path: String
  let reason: String
  var description: String { "\(path): \(reason); 'heddle profile' prints one that can be used" }
}
