import Foundation
import RemoteThread

/// A profile as it is written: JSON, `{"format": 1, "lists": {NAME: {"about", "sources", "entries"}}, "breadth_burst"}`.
struct ProfileFile: Decodable {
  let format: Int
  let burst: ScoringProfile.Burst?
  let lists: [String: List]?

  struct List: Decodable {
    /// What the list is, for people.
    let about: String?
    /// Where its facts come from.
    let sources: [String]?
    let entries: [Entry]
  }

  struct Entry: Decodable {
    let name: String
    let techniques: [String]?
    let reason: String?
    let folders: [String]?
    let functions: [String]?
  }

  private enum CodingKeys: String, CodingKey {
    case format, lists
    case burst = "breadth_burst"
  }

  /// Entries that a list may have.
  private static let largestList = 10_000

  /// The burst, if there is one.
  func checkedBurst() throws(ProfileError) -> ScoringProfile.Burst? {
    guard format == 1 else { throw ProfileError("its format is \(format), this version reads format 1") }
    guard let burst else { return nil }
    guard (2...1_000_000).contains(burst.targets), (1...86_400).contains(burst.seconds) else {
      throw ProfileError("breadth_burst needs 2 to 1000000 targets and 1 to 86400 seconds")
    }
    return burst
  }

  /// Every list that is there, its entries by their folded names.
  func checkedLists() throws(ProfileError) -> [ScoringProfile.ListName: [String: ProfileEntry]] {
    var checked: [ScoringProfile.ListName: [String: ProfileEntry]] = [:]
    for (name, list) in (lists ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard let known = ScoringProfile.ListName(rawValue: name) else {
        let names = ScoringProfile.ListName.allCases.map(\.rawValue).joined(separator: ", ")
        throw ProfileError("there is no list \(name); there are \(names)")
      }
      guard list.entries.count <= Self.largestList else { throw ProfileError("\(name): more than 10000 entries") }
      var entries: [String: ProfileEntry] = [:]
      for entry in list.entries {
        let new = try entry.checked(in: known)
        entries[new.name] = new
      }
      checked[known] = entries
    }
    return checked
  }
}

extension ProfileFile.Entry {
  func checked(in list: ScoringProfile.ListName) throws(ProfileError) -> ProfileEntry {
    guard !name.isEmpty else { throw ProfileError("\(list.rawValue): an entry has no name") }
    for technique in techniques ?? [] where !Self.isTechnique(technique) {
      throw ProfileError("\(list.rawValue): \(name): '\(technique)' is no ATT&CK technique, as T1055.001 is")
    }
    if list == .systemBinaries, folders?.isEmpty != false {
      throw ProfileError("\(list.rawValue): \(name): it needs the folders that it lies in")
    }
    return ProfileEntry(
      name: ASCIIFold.fold(name), techniques: techniques ?? [], reason: reason,
      folders: (folders ?? []).map { Self.withoutLastBackslash(ASCIIFold.fold($0)) },
      functions: Set((functions ?? []).map(ASCIIFold.fold)))
  }

  /// Whether a text is a `T` with four digits, and behind them nothing or a point and three more. Not by a regular expression:
  /// to match some hundred entries with one takes ten times as long as to read them.
  private static func isTechnique(_ text: String) -> Bool {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let shape = text.utf8.map { digits.contains($0) ? digits.lowerBound : $0 }
    return ["T0000", "T0000.000"].contains { shape.elementsEqual($0.utf8) }
  }

  private static func withoutLastBackslash(_ folder: String) -> String {
    folder.hasSuffix("\\") ? String(folder.dropLast()) : folder
  }
}

/// Why a profile cannot be used.
public struct ProfileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public let description: String

  init(_ description: String) { self.description = description }
}
