import Foundation
import RemoteThread

/// The lists that indicators go by: names of programs, functions and accounts, each with the source of the fact.
///
/// The standard lists are `standard-profile.json`; `heddle profile` prints them. A user's file replaces whole lists.
public struct ScoringProfile: Sendable {
  /// The names of the lists in the file.
  public enum ListName: String, Sendable, Hashable, CaseIterable {
    /// File names of targets that guard something.
    case sensitiveTargets = "sensitive_targets"
    /// File names of programs that run scripts.
    case scriptHosts = "script_hosts"
    /// File names of programs that open documents.
    case officePrograms = "office_programs"
    /// File names of programs of Windows that run code for anyone.
    case lolbins
    /// File names of programs of Windows, with the folders they lie in.
    case systemBinaries = "system_binaries"
    /// Functions that load a library.
    case loaderFunctions = "loader_functions"
    /// Last four digits of start addresses of known tools.
    case toolOffsets = "tool_offsets"
    /// Whole paths of what delivers the console's control signals, with the functions.
    case consoleControl = "console_control"
    /// Accounts of the system.
    case systemAccounts = "system_accounts"
    /// Domains of accounts that are no persons.
    case serviceDomains = "service_domains"
  }

  /// How many targets new to a process, in how long, are a burst.
  public struct Burst: Sendable, Hashable, Decodable {
    /// Least number of different targets; at least 2.
    public let targets: Int
    /// Seconds; 1 to 86,400.
    public let seconds: Int
  }

  /// The burst.
  let burst: Burst
  private let lists: [ListName: [String: ProfileEntry]]

  init(burst: Burst, lists: [ListName: [String: ProfileEntry]]) {
    self.burst = burst
    self.lists = lists
  }

  /// The entry of a folded name; nil where the list has none.
  func entry(_ name: String, in list: ListName) -> ProfileEntry? { lists[list]?[name] }

  /// The entry of the file name of an image.
  func entry(ofFileNamed image: ImagePath, in list: ListName) -> ProfileEntry? {
    lists[list]?[String(image.foldedFileName)]
  }

  /// These lists, with those of a file in the place of their namesakes.
  func replacing(_ file: ProfileFile) throws(ProfileError) -> ScoringProfile {
    ScoringProfile(
      burst: try file.checkedBurst() ?? burst, lists: lists.merging(try file.checkedLists()) { _, new in new })
  }
}

/// One entry of a list, folded.
struct ProfileEntry: Sendable, Hashable {
  let name: String
  /// Numbers of ATT&CK techniques.
  let techniques: [String]
  /// Why it is in the list, as the end of a sentence.
  let reason: String?
  let folders: [String]
  let functions: Set<String>
}
