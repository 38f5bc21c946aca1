public import Baseline
import Foundation

/// Reads the text form of a baseline and joins it into a store.
public struct BaselineImport {
  let path: String

  /// Makes an import from a file; `-` is standard input.
  public init(from path: String) { self.path = path }

  /// Joins every row, or, on an error, none; then what the store holds is calibrated anew.
  /// - Parameter open: makes or opens the store once the file's settings are known to be readable.
  /// - Returns: the store.
  public func run<Store: BaselineStore>(open: (BaselineSettings) throws -> Store) throws -> Store {
    let rows = try TextRows(of: path)
    guard let first = try rows.next(), case .settings(let settings) = first else {
      throw ImportError(path: path, reason: "line 1: the first row does not hold the settings of a Heddle baseline")
    }
    let store = try open(settings)
    try store.importRows { try rows.next() }
    try store.condenseDays()
    _ = try CalibrationRun().refresh(store)
    return store
  }
}

/// Why a text form cannot be imported.
public struct ImportError: Error, Sendable, CustomStringConvertible {
  /// The file.
  public let path: String
  /// What is wrong, with the line.
  public let reason: String

  /// `fleet.ndjson: line 7: no source`.
  public var description: String { "\(path): \(reason)" }
}
